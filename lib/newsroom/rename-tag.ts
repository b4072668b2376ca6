import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { changeTagNames, getTag, markTagStale } from '../db/tags'
import { lockAt } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { TagChange } from '../editorial/tag'

/**
 * Changes the names and description of a tag; articles show them at once. Throws `Conflict` or
 * `Refused('tag-name-taken', { name })`.
 */
export async function renameTag(actor: Actor, { id, version, ...change }: TagChange): Promise<void> {
  authorize(actor, 'tag.rename')
  await db.$transaction(async (tx) => {
    await lockAt(tx, 'Tag', { id, version })
    const tag = await getTag(tx, id)
    await changeTagNames(tx, tag, change)
    await markTagStale(tx, [id])
    const { name, disambiguation, description } = tag
    await recordAudit(
      tx,
      newAct(doerOf(actor)),
      'tag.rename',
      { type: 'tag', id, label: change.name },
      {
        before: { name, disambiguation, description },
        after: change,
      },
    )
  })
}
