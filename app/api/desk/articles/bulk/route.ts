import type { FormState } from '@/components/ui/form-answer'
import { answer, route } from '@/lib/auth/route'
import { toRefusal } from '@/lib/auth/to-refusal'
import { BulkRequest } from '@/lib/editorial/bulk'
import { actOnMany, type BulkOutcome } from '@/lib/newsroom/act-on-many'
import { readJson } from '../../json-body'

/** Does one thing to some articles: `{ actId, act, rows }` → `{ ok, data: [{ id, answer }] }`, an answer for each. */
export const POST = route('article.bulk', async ({ actor, request }) => {
  const input = await readJson(request, BulkRequest)
  if (!input.ok) return answer(input)
  const outcomes = await actOnMany(actor, input.data)
  return answer({ ok: true, data: outcomes.map(({ id, refusal }) => ({ id, answer: answerOf(refusal) })) })
})

function answerOf(refusal: BulkOutcome['refusal']): FormState<null> {
  if (refusal === null) return { ok: true, data: null }
  return refusal === 'failed' ? { ok: false, code: 'failed' } : toRefusal(refusal)
}
