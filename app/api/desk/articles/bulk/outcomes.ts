import type { FormState } from '@/components/ui/form-answer'
import type { ActionResult } from '@/lib/action-result'
import { toRefusal } from '@/lib/auth/to-refusal'
import type { BulkOutcome } from '@/lib/newsroom/act-on-many'

/** What became of each article, as the desk reads it: `[{ id, answer }]`. */
export const told = (
  outcomes: readonly BulkOutcome[],
): ActionResult<{ id: string; answer: FormState<null> }[]> => ({
  ok: true,
  data: outcomes.map(({ id, refusal }) => ({ id, answer: answerOf(refusal) })),
})

function answerOf(refusal: BulkOutcome['refusal']): FormState<null> {
  if (refusal === null) return { ok: true, data: null }
  return refusal === 'failed' ? { ok: false, code: 'failed' } : toRefusal(refusal)
}
