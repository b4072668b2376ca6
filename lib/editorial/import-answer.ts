import { z } from 'zod'

/** What the import address answers for one file. */
export const ImportAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    data: z.object({
      pageId: z.uuid(),
      fileName: z.string(),
      /** False when these bytes were already here; then nothing was added. */
      isNew: z.boolean(),
      articles: z.int(),
      discards: z.int(),
    }),
  }),
  /** An `ImportErrorCode` with the facts of its sentence, or why the request itself was refused. */
  z.object({
    ok: z.literal(false),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
])
export type ImportAnswer = z.infer<typeof ImportAnswer>
