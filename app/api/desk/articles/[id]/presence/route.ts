import { currentSession } from '@/lib/auth/actor'
import { answer, route } from '@/lib/auth/route'
import { SeeArticle } from '@/lib/editorial/article-presence'
import { Unauthenticated } from '@/lib/errors'
import { seeArticle } from '@/lib/newsroom/see-article'
import { readJson } from '../../../json-body'

type Params = { id: string }

/** Says that this device has the article open, and answers who else has. */
export const POST = route<Params>('article.view', async ({ actor, request, params }) => {
  const session = await currentSession()
  if (!session) throw new Unauthenticated()
  const input = await readJson(request, SeeArticle)
  if (!input.ok) return answer(input)
  const seen = { ...input.data, id: params.id }
  return answer({ ok: true, data: await seeArticle(actor, session.sessionId, seen) })
})
