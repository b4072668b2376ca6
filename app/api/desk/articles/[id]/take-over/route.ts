import { currentSession } from '@/lib/auth/actor'
import { answer, route } from '@/lib/auth/route'
import { TakeOver } from '@/lib/editorial/article-presence'
import { Unauthenticated } from '@/lib/errors'
import { takeOverArticle } from '@/lib/newsroom/take-over-article'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** Takes the article over from every other device, or back to this one. */
export const POST = route<Params>('article.take-over', async ({ actor, request, params }) => {
  const session = await currentSession()
  if (!session) throw new Unauthenticated()
  const input = await readJson(request, TakeOver)
  if (!input.ok) return answer(input)
  return answer({ ok: true, data: await takeOverArticle(actor, session.sessionId, { id: params.id }) })
})
