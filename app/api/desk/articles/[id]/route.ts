import { answer, route } from '@/lib/auth/route'
import { getArticleView } from '@/lib/newsroom/get-article'
import { saveArticle, SaveArticle } from '@/lib/newsroom/save-article'
import { readJson } from '../../json-body'

type Params = { id: string }

/** The article as it stands now, for an editor whose save came too late. */
export const GET = route<Params>('article.view', async ({ actor, params }) => {
  return answer({ ok: true, data: await getArticleView(actor, params.id) })
})

/** One save of the editor. A route, not a server action: a save must outlive the page it came from and never queue. */
export const PUT = route<Params>('article.edit', async ({ actor, request, params }) => {
  const input = await readJson(request, SaveArticle)
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await saveArticle(actor, { ...input.data, id: params.id }) })
})
