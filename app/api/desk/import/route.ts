import { answer, route } from '@/lib/auth/route'
import { importPage } from '@/lib/newsroom/import-page'
import { ImportError, type ImportErrorFacts } from '@/lib/pipeline/import-error'
import { FILE_BYTES_MAX } from '@/lib/pipeline/import-limits'
import { limitedBody } from './limited-body'

const NAME_MAX = 255

/** Takes one file as the raw body, its name in `?name=`. */
export const POST = route('page.import', async ({ actor, request }) => {
  const name = new URL(request.url).searchParams.get('name')?.trim().slice(-NAME_MAX) ?? ''
  const bytes = await limitedBody(request, FILE_BYTES_MAX)
  if (!bytes) return failure('too-large', { bytesMax: FILE_BYTES_MAX })
  try {
    return answer({ ok: true, data: await importPage(actor, { name, bytes }) })
  } catch (error) {
    if (error instanceof ImportError) return failure(error.code, error.facts)
    throw error
  }
})

const failure = (code: string, facts: ImportErrorFacts) =>
  Response.json({ ok: false, code, facts }, { status: 422, headers: { 'cache-control': 'no-store' } })
