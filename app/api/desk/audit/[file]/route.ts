import { route } from '@/lib/auth/route'
import { AUDIT_FORMATS, AuditQuery, type AuditFormat } from '@/lib/editorial/audit'
import { NotFound } from '@/lib/errors'
import { exportAudit } from '@/lib/newsroom/export-audit'

const TYPES: Record<AuditFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

/** The record of acts as a file to keep, narrowed like the list of the desk. */
export const GET = route<{ file: string }>('audit.export', async ({ actor, request, params }) => {
  const format = AUDIT_FORMATS.find((one) => params.file === `corridor-audit.${one}`)
  if (!format) throw new NotFound()
  const query = AuditQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const pieces = await exportAudit(actor, query, format)
  return new Response(toStream(pieces), {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="corridor-audit.${format}"`,
      'cache-control': 'no-store',
    },
  })
})

function toStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
}
