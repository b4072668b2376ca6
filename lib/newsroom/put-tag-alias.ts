import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { deleteTagAlias, getTag, markTagStale, putTagAlias } from '../db/tags'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import type { TagAliasChange } from '../editorial/tag'

/** Gives a tag another name by which it is found. One that it has, or that is its name, changes nothing. */
export async function addTagAlias(actor: Actor, { id, name }: TagAliasChange): Promise<void> {
  authorize(actor, 'tag.rename')
  await db.$transaction(async (tx) => {
    const tag = await getTag(tx, id)
    if (tag.name === name || !(await putTagAlias(tx, id, name))) return
    await markTagStale(tx, [id])
    const target = { type: 'tag', id, label: tag.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.alias', target, { before: null, after: name })
  })
}

/** Takes a name away again. One that the tag does not have changes nothing. */
export async function removeTagAlias(actor: Actor, { id, name }: TagAliasChange): Promise<void> {
  authorize(actor, 'tag.rename')
  await db.$transaction(async (tx) => {
    const tag = await getTag(tx, id)
    if (!(await deleteTagAlias(tx, id, name))) return
    await markTagStale(tx, [id])
    const target = { type: 'tag', id, label: tag.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.alias', target, { before: name, after: null })
  })
}
