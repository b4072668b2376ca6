import { z } from 'zod'

const optionalWords = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `too-long:${max}`)
    .transform((text) => text || null)

const version = z.coerce.number().int().positive()

/** What the desk says about a page: the paper, the printed date and the label of the page, each unknown when empty. */
export const PageUpdate = z.object({
  id: z.uuid(),
  version,
  newspaper: optionalWords(100),
  printedOn: z.union([z.literal(''), z.iso.date('date')], 'date').transform((text) => text || null),
  pageLabel: optionalWords(100),
})
export type PageUpdate = z.infer<typeof PageUpdate>

/** Closes a page whose lines all have an owner, or opens it again. */
export const PageDone = z.object({ id: z.uuid(), version, done: z.stringbool() })
export type PageDone = z.infer<typeof PageDone>
