import { answer, route } from '@/lib/auth/route'
import { getPageLedger } from '@/lib/newsroom/get-page-ledger'

type Params = { id: string }

/** The page as the splitting desk holds it → `{ ok, data: PageLedgerView }`, its text included. */
export const GET = route<Params>('page.view', async ({ actor, params }) => {
  return answer({ ok: true, data: await getPageLedger(actor, params.id, { withText: true }) })
})
