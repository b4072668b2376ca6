import { z } from 'zod'
import { ArticleRef } from './article-ref'
import { BULK_STEP } from './bulk'
import type { Status } from './workflow'

/** What is looked for in many articles; as in the editor, 全角 and 半角 always count as the same. */
const Asked = z.object({
  query: z.string().min(1).max(200),
  isExact: z.boolean(),
  isWhole: z.boolean(),
  unitesScripts: z.boolean(),
})

export const FindInMany = z.object({ ids: z.array(z.uuid()).min(1).max(BULK_STEP), ask: Asked })
export type FindInMany = z.infer<typeof FindInMany>

/** Where words stand: a block of the text, or a line over it by its name. Half-open, UTF-16 code units. */
const Place = z.object({ blockId: z.string().min(1).max(100), start: z.int().min(0), end: z.int().min(1) })

/** The places of each article that were chosen. Asked again with the same `actId`, what was done stays done once. */
export const ReplaceInMany = z.object({
  actId: z.uuid(),
  ask: Asked,
  words: z
    .string()
    .max(500)
    .regex(/^[^\n\r]*$/u),
  rows: z
    .array(ArticleRef.extend({ places: z.array(Place).min(1).max(5000) }))
    .min(1)
    .max(BULK_STEP),
})
export type ReplaceInMany = z.infer<typeof ReplaceInMany>

/** Takes back what the act `of` replaced in some articles, as an act of its own. */
export const UndoReplacing = z.object({
  actId: z.uuid(),
  of: z.uuid(),
  ids: z.array(z.uuid()).min(1).max(BULK_STEP),
})
export type UndoReplacing = z.infer<typeof UndoReplacing>

/** A place with what stands around it in its paragraph. */
export type FoundPlace = z.infer<typeof Place> & { before: string; found: string; after: string }

export type FoundArticle = {
  id: string
  version: number
  headline: string
  status: Status
  /** Whether the person may change it as it stands now; who may not is shown the places all the same. */
  mayEdit: boolean
  places: FoundPlace[]
}
