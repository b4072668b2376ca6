import { answer, route } from '@/lib/auth/route'
import { FindInMany } from '@/lib/editorial/replacing'
import { findInArticles } from '@/lib/newsroom/replace-in-articles'
import { readJson } from '../../../json-body'

/** Where words stand in some articles: `{ ids, ask }` → `{ ok, data: [FoundArticle] }`. */
export const POST = route('article.bulk', async ({ actor, request }) => {
  const input = await readJson(request, FindInMany)
  return answer(input.ok ? { ok: true, data: await findInArticles(actor, input.data) } : input)
})
