import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { changeTagType, getTag, markTagStale } from '../db/tags'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { TagRetype } from '../editorial/tag'

/** Changes the type of a tag; articles show it at once. Throws `Conflict` or `Refused('tag-name-taken', { name })`. */
export async function retypeTag(actor: Actor, { id, version, type }: TagRetype): Promise<void> {
  authorize(actor, 'tag.retype')
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Tag', { id, version })
    const tag = await getTag(tx, id)
    if (tag.type === type) return
    await changeTagType(tx, tag, type)
    await markTagStale(tx, [id])
    const target = { type: 'tag', id, label: tag.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.retype', target, { before: tag.type, after: type })
  })
}
