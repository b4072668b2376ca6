import { z } from 'zod'
import { answer, route } from '@/lib/auth/route'
import { importPage } from '@/lib/newsroom/import-page'
import { queueImport } from '@/lib/newsroom/queue-import'
import { checkFile } from '@/lib/pipeline/decode-file'
import { extensionOf } from '@/lib/pipeline/formats'
import { ImportError, type ImportErrorFacts } from '@/lib/pipeline/import-error'
import { ARCHIVE_BYTES_MAX, FILE_BYTES_MAX, SMALL_TEXT_BYTES_MAX } from '@/lib/pipeline/import-limits'
import { sentName } from '../sent-name'
import { limitedBody } from './limited-body'

const NAME_MAX = 1000
const Pasted = z.enum(['named', 'unnamed']).optional().catch(undefined)
const BatchId = z.uuid().optional().catch(undefined)

/**
 * Takes one file as the raw body, its name, with folders, in `?name=`. A small text file is imported at once. Anything else
 * is handed to the worker: in the batch `?batch=`, an id that the sender makes up and which then takes text as well, or in
 * one of its own. A text that was `?pasted=` bears no file's name: its page is called as a person `named` it, or `unnamed`
 * by what it prints of itself.
 */
export const POST = route('page.import', async ({ actor, request }) => {
  const asked = new URL(request.url).searchParams
  const name = sentName(request, NAME_MAX) || '-'
  const batchId = BatchId.parse(asked.get('batch') ?? undefined)
  const pasted = Pasted.parse(asked.get('pasted') ?? undefined)
  const bytesMax = extensionOf(name) === 'zip' ? ARCHIVE_BYTES_MAX : FILE_BYTES_MAX
  const bytes = await limitedBody(request, bytesMax)
  if (!bytes) return failure('too-large', { bytesMax })
  try {
    if (batchId === undefined && isSmallText(bytes, name, bytesMax))
      return answer({ ok: true, data: await importPage(actor, { name, bytes }, { pasted }) })
    return answer({ ok: true, data: await queueImport(actor, { path: name, bytes }, batchId) })
  } catch (error) {
    if (error instanceof ImportError) return failure(error.code, error.facts)
    throw error
  }
})

/** Throws ImportError for what no reader would read: that need not wait for the worker. */
function isSmallText(bytes: Uint8Array, name: string, bytesMax: number): boolean {
  const format = checkFile(bytes, name, bytesMax)
  return (format === 'text' || format === 'markdown') && bytes.length <= SMALL_TEXT_BYTES_MAX
}

const failure = (code: string, facts: ImportErrorFacts) =>
  Response.json({ ok: false, code, facts }, { status: 422, headers: { 'cache-control': 'no-store' } })
