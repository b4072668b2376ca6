import { answer, route } from '@/lib/auth/route'
import { ArticleQuery } from '@/lib/editorial/desk-lists'
import { listChoosable } from '@/lib/newsroom/act-on-many'

/** The articles of a list whatever its screen, as its address asks → `{ ok, data: { rows, total } }`, up to a bound. */
export const GET = route('article.list', async ({ actor, request }) => {
  const query = ArticleQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return answer({ ok: true, data: await listChoosable(actor, query) })
})
