import { z } from 'zod'
import type { Draft } from '../pipeline/model'

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => text || null)

/**
 * What a person says of an article on the splitting desk, in place of what its lines say. A field that is absent is read
 * from the page; null says that there is none.
 */
export const DraftFields = z
  .object({
    kicker: optionalLine(300),
    headline: optionalLine(300),
    deck: optionalLine(600),
    printedSection: optionalLine(100),
    outlet: optionalLine(100),
    sourceCredit: optionalLine(300),
    dateline: optionalLine(100),
    continuesFrom: optionalLine(100),
    continuesTo: optionalLine(100),
    bylines: z.array(z.object({ name: z.string().trim().min(1).max(60), role: optionalLine(20) })).max(40),
    isFragment: z.boolean(),
  })
  .partial()
export type DraftFields = z.infer<typeof DraftFields>

/** The draft with what a person said of it in place of what was read. */
export function withOverrides(draft: Draft, fields: DraftFields): Draft {
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return { ...draft, ...said }
}
