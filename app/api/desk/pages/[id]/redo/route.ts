import { answer, route } from '@/lib/auth/route'
import { PageRef } from '@/lib/newsroom/hold-page'
import { redoAct } from '@/lib/newsroom/replay-act'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** Does the act again that was taken back last: `{ version }` → `{ ok, data: PageLedgerView }`; 409 when someone was quicker. */
export const POST = route<Params>('page.split', async ({ actor, request, params }) => {
  const input = await readJson(request, PageRef.omit({ id: true }))
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await redoAct(actor, { ...input.data, id: params.id }) })
})
