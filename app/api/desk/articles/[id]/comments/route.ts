import { answer, route } from '@/lib/auth/route'
import { CommentAct } from '@/lib/editorial/comment'
import { commentOnArticle, getComments } from '@/lib/newsroom/comment-on-article'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** What is said of an article and proposed for its words. */
export const GET = route<Params>('article.view', async ({ actor, params }) =>
  answer({ ok: true, data: await getComments(actor, params.id) }),
)

/** One act with them; each asks its own row of the policy. Answers all of them. */
export const POST = route<Params>('article.comment', async ({ actor, request, params }) => {
  const input = await readJson(request, CommentAct)
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await commentOnArticle(actor, params.id, input.data) })
})
