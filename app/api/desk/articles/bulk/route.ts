import { answer, route } from '@/lib/auth/route'
import { BulkRequest } from '@/lib/editorial/bulk'
import { actOnMany } from '@/lib/newsroom/act-on-many'
import { readJson } from '../../json-body'
import { told } from './outcomes'

/** Does one thing to some articles: `{ actId, act, rows }` → `{ ok, data: [{ id, answer }] }`, an answer for each. */
export const POST = route('article.bulk', async ({ actor, request }) => {
  const input = await readJson(request, BulkRequest)
  return answer(input.ok ? told(await actOnMany(actor, input.data)) : input)
})
