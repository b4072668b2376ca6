import { answer, route } from '@/lib/auth/route'
import { actOnPage, PageActs } from '@/lib/newsroom/act-on-page'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** Does acts, all or none: `{ version, acts }` → `{ ok, data: PageLedgerView }`; 409 when someone was quicker. */
export const POST = route<Params>('page.split', async ({ actor, request, params }) => {
  const input = await readJson(request, PageActs.omit({ id: true }))
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await actOnPage(actor, { ...input.data, id: params.id }) })
})
