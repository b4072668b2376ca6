import { z } from 'zod'
import { TagType } from '../pipeline/model'
import { ROW_ERRORS } from './plan-tag-import'
import { TAG_COLUMNS } from './tag-csv'

const Column = z.enum(TAG_COLUMNS)

/** What an import of a table of tags would do, as its screen reads it. */
const Plan = z.object({
  kind: z.literal('plan'),
  digest: z.string(),
  plan: z.object({
    creates: z.array(z.object({ row: z.number(), fields: z.object({ type: TagType, name: z.string() }) })),
    changes: z.array(
      z.object({
        row: z.number(),
        id: z.string(),
        name: z.string(),
        changes: z.array(z.object({ column: Column, before: z.string(), after: z.string() })),
      }),
    ),
    unchanged: z.number(),
    problems: z.array(
      z.object({
        row: z.number(),
        error: z.enum(ROW_ERRORS),
        column: Column.nullable(),
        value: z.string(),
      }),
    ),
  }),
})
export type TagImportPlan = z.infer<typeof Plan>['plan']

export const TagImportPreview = z.discriminatedUnion('kind', [
  Plan,
  z.object({
    kind: z.literal('heading'),
    heading: z.object({ missing: z.array(z.string()), unknown: z.array(z.string()) }),
  }),
  z.object({ kind: z.literal('not-csv') }),
])
export type TagImportPreview = z.infer<typeof TagImportPreview>

export const TagImportDone = z.object({ created: z.number(), changed: z.number() })
