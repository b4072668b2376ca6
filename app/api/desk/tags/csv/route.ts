import { answer, route } from '@/lib/auth/route'
import { exportTags, importTags, previewTagImport } from '@/lib/newsroom/transfer-tags'
import { ImportError } from '@/lib/pipeline/import-error'
import { FILE_BYTES_MAX } from '@/lib/pipeline/import-limits'
import { limitedBody } from '../../import/limited-body'
import { sentName } from '../../sent-name'

/** The table of tags as a file to keep. */
export const GET = route('tag.transfer', async ({ actor }) => {
  return new Response(await exportTags(actor), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="corridor-tags.csv"',
      'cache-control': 'no-store',
    },
  })
})

const NAME_MAX = 255

/** Takes a table as the raw body: says what it would change, or with `?digest=` of that answer does it. */
export const POST = route('tag.transfer', async ({ actor, request }) => {
  const name = sentName(request, NAME_MAX) || 'tags.csv'
  const digest = new URL(request.url).searchParams.get('digest')
  const bytes = await limitedBody(request, FILE_BYTES_MAX)
  if (!bytes) return unreadable()
  try {
    const file = { name, bytes }
    const data = digest ? await importTags(actor, { ...file, digest }) : await previewTagImport(actor, file)
    return answer({ ok: true, data })
  } catch (error) {
    if (error instanceof ImportError) return unreadable()
    throw error
  }
})

const unreadable = () => answer({ ok: true, data: { kind: 'not-csv' } })
