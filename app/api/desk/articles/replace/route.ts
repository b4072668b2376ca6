import { answer, route } from '@/lib/auth/route'
import { ReplaceInMany } from '@/lib/editorial/replacing'
import { replaceInArticles } from '@/lib/newsroom/replace-in-articles'
import { readJson } from '../../json-body'
import { told } from '../bulk/outcomes'

/** Replaces words in places of some articles; an answer for each, as for every act on many. */
export const POST = route('article.bulk', async ({ actor, request }) => {
  const input = await readJson(request, ReplaceInMany)
  return answer(input.ok ? told(await replaceInArticles(actor, input.data)) : input)
})
