import { answer, route } from '@/lib/auth/route'
import { getArticleForSave } from '@/lib/newsroom/get-article'
import { saveArticle, SaveArticle } from '@/lib/newsroom/save-article'
import { readJson } from '../../json-body'

type Params = { id: string }

/** The article as it stands now, for an editor that others saved beside; `?save=KEY` asks whether a save has arrived. */
export const GET = route<Params>('article.view', async ({ actor, request, params }) => {
  const key = new URL(request.url).searchParams.get('save')
  return answer({ ok: true, data: await getArticleForSave(actor, params.id, key) })
})

/** One save of the editor. A route, not a server action: a save must outlive the page it came from and never queue. */
export const PUT = route<Params>('article.edit', async ({ actor, request, params }) => {
  const input = await readJson(request, SaveArticle)
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await saveArticle(actor, { ...input.data, id: params.id }) })
})
