import { fieldErrors } from '@/lib/auth/field-errors'
import { answer, route } from '@/lib/auth/route'
import { FindQuery } from '@/lib/editorial/finding'
import { findAnything } from '@/lib/newsroom/find-anything'

/** What of the newsroom fits what is typed: `?q=` → `{ ok, data: { articles, tags, indicators } }`. */
export const GET = route('desk.view', async ({ actor, request }) => {
  const query = FindQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return answer({ ok: false, code: 'invalid', fields: fieldErrors(query.error) })
  return answer({ ok: true, data: await findAnything(actor, query.data) })
})
