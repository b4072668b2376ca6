import { z } from 'zod'
import { REFUSALS } from '@/lib/errors'
import type { FormState } from '@/components/ui/form-answer'

/** A picture of the library as the desk shows it. */
export const LibraryPicture = z.object({
  id: z.uuid(),
  hash: z.string(),
  name: z.string(),
  width: z.int(),
  height: z.int(),
  focusX: z.int(),
  focusY: z.int(),
})
export type LibraryPicture = z.infer<typeof LibraryPicture>

const Uploaded = z.object({ ok: z.literal(true), data: LibraryPicture.extend({ isNew: z.boolean() }) })
const Refusal = z.union([
  z.object({
    ok: z.literal(false),
    code: z.literal('refused'),
    reason: z.enum(REFUSALS),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ ok: z.literal(false), code: z.enum(['unauthenticated', 'forbidden', 'not-found']) }),
])
const Library = z.object({
  ok: z.literal(true),
  data: z.object({ rows: z.array(LibraryPicture), next: z.string().nullable() }),
})

const ADDRESS = '/api/desk/media'

export type UploadAnswer = z.infer<typeof Uploaded> | Exclude<FormState, { ok: true }>

/**
 * Sends one picture to the library; `onProgress` is told which share of it, 0 to 1, has left. Not `fetch`, which cannot say how
 * far it is.
 */
export function sendPicture(file: File, onProgress: (share: number) => void): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${ADDRESS}?name=${encodeURIComponent(file.name)}`)
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress(loaded / Math.max(total, 1)),
    )
    request.addEventListener('load', () => resolve(answerOf(request.responseText)))
    for (const end of ['error', 'abort', 'timeout'])
      request.addEventListener(end, () => resolve({ ok: false, code: 'network' }))
    request.send(file)
  })
}

function answerOf(text: string): UploadAnswer {
  try {
    return z.union([Uploaded, Refusal]).parse(JSON.parse(text))
  } catch {
    return { ok: false, code: 'failed' }
  }
}

/** One screen of the library; null when the server does not answer. */
export async function fetchPictures(
  query: { q: string; after: string | null },
  signal: AbortSignal,
): Promise<{ rows: LibraryPicture[]; next: string | null } | null> {
  const asked = new URLSearchParams({ q: query.q, ...(query.after && { after: query.after }) })
  try {
    const response = await fetch(`${ADDRESS}?${asked}`, { signal })
    return Library.safeParse(await response.json()).data?.data ?? null
  } catch {
    return null
  }
}
