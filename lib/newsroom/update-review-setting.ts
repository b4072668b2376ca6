import 'server-only'
import type { z } from 'zod'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findReviewPreset } from '../db/reviews'
import { putSetting } from '../db/settings'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { REVIEW_SETTING, type ReviewPreset, type ReviewSetting } from '../editorial/review'

/** How many rounds what is submitted now goes through. */
export async function getReviewPreset(actor: Actor): Promise<ReviewPreset> {
  authorize(actor, 'desk.view')
  return findReviewPreset()
}

/** Says how many rounds an article goes through from now on. A review that is going on keeps its own; submitted anew, it begins anew. */
export async function updateReviewSetting(actor: Actor, input: z.infer<typeof ReviewSetting>): Promise<void> {
  authorize(actor, 'setting.update')
  await db.$transaction(async (tx) => {
    const before = await findReviewPreset(tx)
    await putSetting(tx, REVIEW_SETTING, input)
    const target = { type: 'setting', id: REVIEW_SETTING, label: REVIEW_SETTING }
    await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, { before, after: input.preset })
  })
}
