import 'server-only'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import { lockArticlesOf, moveFigures, moveMentions } from '../db/mention-moves'
import { getTag, markTagStale, putTag, type StoredTag } from '../db/tags'
import { getTagToSplit, listMentionIds, moveTagAliases } from '../db/tag-split'
import { lockAt, lockEntries, takeMergeTurn } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { TagSplit, type TagToSplit } from '../editorial/tag-merge'
import { Refused } from '../errors'
import { recheckConflicts } from './recheck-conflicts'

/** A tag as it is to be split: the ways it is printed, with sentences to choose from. Throws `NotFound`. */
export async function getSplit(actor: Actor, id: string): Promise<TagToSplit> {
  authorize(actor, 'tag.split')
  return getTagToSplit(id)
}

/**
 * Makes two of a tag: chosen aliases and mentions go to another, which is made when none is named; figures that print a
 * name that goes follow it. Articles, revisions and publications stay as they are. Answers the id of the other tag.
 * Throws `Conflict`, `Refused('tag-split-nothing')`, `Refused('tag-split-self')`, `Refused('tag-name-taken')`.
 */
export async function splitTag(actor: Actor, input: TagSplit): Promise<{ id: string }> {
  authorize(actor, 'tag.split')
  const wanted = TagSplit.parse(input)
  return db.$transaction(
    async (tx) => {
      await takeMergeTurn(tx, 'Tag')
      const mentionIds = await listMentionIds(tx, wanted)
      await lockArticlesOf(tx, mentionIds)
      await lockAt(tx, 'Tag', wanted)
      const tag = await getTag(tx, wanted.id)
      if (tag.deletedAt) throw new Refused('tag-deleted')
      const act = newAct(doerOf(actor))
      const other = await targetOf(tx, act, tag, wanted)
      if (other.id === tag.id) throw new Refused('tag-split-self')
      const aliases = await moveTagAliases(tx, { names: wanted.aliases, fromId: tag.id, toId: other.id })
      const moved = await moveMentions(tx, { mentionIds, fromId: tag.id, toId: other.id })
      if (aliases.length + moved.length === 0) throw new Refused('tag-split-nothing')
      const names = [...aliases, other.name].filter((name) => name !== tag.name)
      const figures = await moveFigures(tx, { names, fromId: tag.id, toId: other.id })
      await recheckConflicts(tx, 'Tag', tag.id)
      await recheckConflicts(tx, 'Tag', other.id)
      await markTagStale(tx, [tag.id, other.id])
      const detail = { into: { id: other.id, name: other.name }, aliases, mentions: moved.length, figures }
      await recordAudit(tx, act, 'tag.split', { type: 'tag', id: tag.id, label: tag.name }, detail)
      return { id: other.id }
    },
    { timeout: 60_000 },
  )
}

/** The tag that takes what goes: the one named, or a new one of the same type. */
async function targetOf(
  tx: Tx,
  act: Act,
  tag: StoredTag,
  { intoId, name, disambiguation }: { intoId: string; name: string; disambiguation: string },
): Promise<StoredTag> {
  if (intoId !== '') {
    await lockEntries(tx, 'Tag', [intoId])
    const other = await getTag(tx, intoId)
    if (other.deletedAt) throw new Refused('tag-deleted')
    return other
  }
  const made = await putTag(tx, { type: tag.type, name, disambiguation, description: '' })
  const detail = { type: made.type, disambiguation, from: { id: tag.id, name: tag.name } }
  await recordAudit(tx, act, 'tag.create', { type: 'tag', id: made.id, label: made.name }, detail)
  return made
}
