import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { countTagUse, deleteTag as removeTag, getTag, markTagStale } from '../db/tags'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { TagRef } from '../editorial/tag'
import { Refused } from '../errors'

/** Deletes a tag that nothing uses. Throws `Conflict` or `Refused('tag-in-use', { count })`. */
export async function deleteTag(actor: Actor, ref: TagRef): Promise<void> {
  authorize(actor, 'tag.delete')
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Tag', ref)
    const { type, name } = await getTag(tx, ref.id)
    const { total } = await countTagUse(ref.id, tx)
    if (total > 0) throw new Refused('tag-in-use', { count: total })
    await markTagStale(tx, [ref.id])
    await removeTag(tx, ref.id)
    const target = { type: 'tag', id: ref.id, label: name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.delete', target, { type })
  })
}
