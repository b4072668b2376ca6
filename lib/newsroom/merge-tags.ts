import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { changeTagMerge, countTagUse, getTag, markTagStale } from '../db/tags'
import { listAncestors, putMentionChoices } from '../db/mention-choices'
import { lockAt, lockEntries, lockMerge, takeMergeTurn } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { TagMerge, TagRef } from '../editorial/tag'
import { Refused } from '../errors'
import { recheckConflicts } from './recheck-conflicts'

/**
 * Makes one tag stand for another: only `mergedIntoId` of the loser is written, no mention, document or publication.
 * Throws `Conflict`, `Refused('tag-merge-self')` when both are one already, `Refused('tag-merge-type')`.
 */
export async function mergeTags(actor: Actor, { id, version, intoId }: TagMerge): Promise<void> {
  authorize(actor, 'tag.merge')
  await db.$transaction(async (tx) => {
    await takeMergeTurn(tx, 'Tag')
    const rootId = await lockMerge(tx, 'Tag', { id, version }, intoId, 'tag-merge-self')
    const [loser, survivor] = [await getTag(tx, id), await getTag(tx, rootId)]
    if (loser.type !== survivor.type) throw new Refused('tag-merge-type')
    if (loser.deletedAt || survivor.deletedAt) throw new Refused('tag-deleted')
    const { mentions, metrics } = await countTagUse(id, tx)
    await markTagStale(tx, [id, rootId])
    // One that is merged elsewhere leaves there first, as an un-merge would.
    await putMentionChoices(tx, id)
    await changeTagMerge(tx, id, rootId)
    await recheckConflicts(tx, 'Tag', id)
    const target = { type: 'tag', id, label: loser.name }
    const into = { id: rootId, name: survivor.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.merge', target, { into, mentions, metrics })
  })
}

/**
 * Takes a merge back: what was tagged as this one is its own again, as if the merge had never happened. Mentions made as
 * its survivor meanwhile are noted for a choice (`settleChoices`). One that is not merged stays as it is; one that was
 * deleted does not come back. Answers how many mentions wait for a choice.
 */
export async function unmergeTag(actor: Actor, { id, version }: TagRef): Promise<{ choices: number }> {
  authorize(actor, 'tag.merge')
  return db.$transaction(async (tx) => {
    await takeMergeTurn(tx, 'Tag')
    const { mergedIntoId } = await lockAt(tx, 'Tag', { id, version })
    if (mergedIntoId === null) return { choices: 0 }
    const [tag, survivor] = [await getTag(tx, id), await getTag(tx, mergedIntoId)]
    if (tag.deletedAt) throw new Refused('tag-deleted')
    // A mention that is being made as one of these is either seen here or made after the un-merge.
    await lockEntries(tx, 'Tag', await listAncestors(tx, id))
    const choices = await putMentionChoices(tx, id)
    await markTagStale(tx, [id])
    await changeTagMerge(tx, id, null)
    await recheckConflicts(tx, 'Tag', id)
    const target = { type: 'tag', id, label: tag.name }
    const from = { id: mergedIntoId, name: survivor.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.unmerge', target, { from, choices })
    return { choices }
  })
}
