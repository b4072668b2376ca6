import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { listTagBearers } from '../db/tag-names'
import { changeTagNames, getTag, markTagStale } from '../db/tags'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { askOfBearers } from '../editorial/borne-name'
import { authorize } from '../editorial/policy'
import { TagChange } from '../editorial/tag'

/**
 * Changes the names and description of a tag; articles show them at once. Throws `Conflict`, `Refused('tag-name-taken', { name })`, or
 * `NameBorne` when others are found by a new name and `mayShare` does not say that it is meant.
 */
export async function renameTag(actor: Actor, input: TagChange): Promise<void> {
  authorize(actor, 'tag.rename')
  const { id, version, mayShare, ...change } = TagChange.parse(input)
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Tag', { id, version })
    const tag = await getTag(tx, id)
    const { type, name, disambiguation, description } = tag
    if (change.name !== name && !mayShare)
      askOfBearers(change.name, await listTagBearers(tx, id, change.name), { ...change, type })
    await changeTagNames(tx, tag, change)
    await markTagStale(tx, [id])
    const target = { type: 'tag', id, label: change.name }
    const before = { name, disambiguation, description }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.rename', target, { before, after: change })
  })
}
