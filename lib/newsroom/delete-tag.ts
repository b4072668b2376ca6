import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { putMentionChoices } from '../db/mention-choices'
import {
  countTagUse,
  deleteTag as removeTag,
  getTag,
  isInHistory,
  markTagStale,
  replaceTag,
  type StoredTag,
} from '../db/tags'
import { getProfile } from '../db/tag-profiles'
import { lockAt, lockMerge, takeMergeTurn } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { TagDeletion } from '../editorial/tag'
import { Refused } from '../errors'
import { recheckConflicts } from './recheck-conflicts'

/**
 * Deletes a tag that nothing uses, or one that another takes the place of: then what it named is the other's, its address
 * leads there, and its names mean nothing any more. Throws `Conflict`, `Refused('tag-in-use', { count })`, or
 * `Refused('tag-merge-self')` when the other counts for it already.
 */
export async function deleteTag(actor: Actor, input: TagDeletion): Promise<void> {
  authorize(actor, 'tag.delete')
  const { id, version, intoId } = TagDeletion.parse(input)
  await db.$transaction(async (tx) => {
    await takeMergeTurn(tx, 'Tag')
    const tag = await getTag(tx, id)
    if (tag.deletedAt) throw new Refused('tag-deleted')
    await markTagStale(tx, [id])
    const detail = intoId === '' ? await remove(tx, tag, version) : await replace(tx, tag, version, intoId)
    const target = { type: 'tag', id, label: tag.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.delete', target, { type: tag.type, ...detail })
  })
}

async function remove(tx: Tx, { id }: StoredTag, version: number) {
  await lockAt(tx, 'Tag', { id, version })
  const { total } = await countTagUse(id, tx)
  const count = total === 0 && (await isInHistory(tx, id)) ? 1 : total
  if (count > 0) throw new Refused('tag-in-use', { count })
  await removeTag(tx, id)
  return {}
}

async function replace(tx: Tx, { id }: StoredTag, version: number, intoId: string) {
  const rootId = await lockMerge(tx, 'Tag', { id, version }, intoId, 'tag-merge-self')
  const { mentions, metrics } = await countTagUse(id, tx)
  const { aliases, links, externalIds } = await getProfile(id, tx)
  const survivor = await getTag(tx, rootId)
  await markTagStale(tx, [rootId])
  await putMentionChoices(tx, id)
  await replaceTag(tx, id, rootId)
  await recheckConflicts(tx, 'Tag', id)
  const into = { id: rootId, name: survivor.name }
  return { into, mentions, metrics, aliases, links, externalIds }
}
