import type { FormState } from '@/components/ui/form-answer'
import type { ActionResult } from '@/lib/action-result'
import { toRefusal } from '@/lib/auth/to-refusal'
import type { BulkBack } from '@/lib/editorial/bulk'
import type { BulkOutcome } from '@/lib/newsroom/act-on-many'

/** What became of each article, as the desk reads it: `[{ id, answer }]`. */
export const told = (
  outcomes: readonly BulkOutcome[],
): ActionResult<{ id: string; answer: FormState<BulkBack | null> }[]> => ({
  ok: true,
  data: outcomes.map(({ id, ...outcome }) => ({ id, answer: answerOf(outcome) })),
})

function answerOf({ refusal, back }: Omit<BulkOutcome, 'id'>): FormState<BulkBack | null> {
  if (refusal === null) return { ok: true, data: back }
  return refusal === 'failed' ? { ok: false, code: 'failed' } : toRefusal(refusal)
}
