import { answer, route } from '@/lib/auth/route'
import { importPage } from '@/lib/newsroom/import-page'
import { FILE_BYTES_MAX, ImportError } from '@/lib/pipeline/decode-file'
import { limitedBody } from './limited-body'

const NAME_MAX = 255

/** Takes one file as the raw body, its name in `?name=`. */
export const POST = route('page.import', async ({ actor, request }) => {
  const name = new URL(request.url).searchParams.get('name')?.trim().slice(-NAME_MAX) ?? ''
  const bytes = await limitedBody(request, FILE_BYTES_MAX)
  if (!bytes) return failure('too-large')
  try {
    return answer({ ok: true, data: await importPage(actor, { name, bytes }) })
  } catch (error) {
    if (error instanceof ImportError) return failure(error.code)
    throw error
  }
})

const failure = (code: string) =>
  Response.json({ ok: false, code }, { status: 422, headers: { 'cache-control': 'no-store' } })
