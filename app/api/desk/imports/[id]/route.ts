import { answer, route } from '@/lib/auth/route'
import { BatchQuery } from '@/lib/editorial/import-batch'
import { getImport } from '@/lib/newsroom/get-imports'

/** How far a batch is, with one screen of its files. */
export const GET = route<{ id: string }>('page.import', async ({ actor, request, params }) => {
  const query = BatchQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return answer({ ok: true, data: await getImport(actor, params.id, query) })
})
