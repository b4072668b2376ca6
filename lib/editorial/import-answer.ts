import { z } from 'zod'

const ImportedPage = z.object({
  pageId: z.uuid(),
  fileName: z.string(),
  /** False when these bytes were already here; then nothing was added. */
  isNew: z.boolean(),
  articles: z.int(),
  discards: z.int(),
})

/** A file that waits for the worker in a batch. */
const QueuedFile = z.object({ batchId: z.uuid(), itemId: z.uuid() })
export type QueuedFile = z.infer<typeof QueuedFile>

/** What the import address answers for one file. */
export const ImportAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.union([ImportedPage, QueuedFile]) }),
  /** An `ImportErrorCode` with the facts of its sentence, or why the request itself was refused. */
  z.object({
    ok: z.literal(false),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
])
export type ImportAnswer = z.infer<typeof ImportAnswer>
