import { fieldErrors } from '@/lib/auth/field-errors'
import { answer, route } from '@/lib/auth/route'
import { IndicatorSearch } from '@/lib/editorial/indicator'
import { findIndicators } from '@/lib/newsroom/list-indicators'

/** Type-ahead: `?q=&limit=` → `{ ok, data: indicators }`, the best fit first. */
export const GET = route('indicator.view', async ({ actor, request }) => {
  const search = IndicatorSearch.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!search.success) return answer({ ok: false, code: 'invalid', fields: fieldErrors(search.error) })
  return answer({ ok: true, data: await findIndicators(actor, search.data) })
})
