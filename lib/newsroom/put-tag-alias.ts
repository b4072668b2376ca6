import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { listTagBearers } from '../db/tag-names'
import { hasTagAlias, putAlias } from '../db/tag-profiles'
import { deleteTagAlias, getTag, markTagStale } from '../db/tags'
import type { Actor } from '../editorial/actor'
import { askOfBearers } from '../editorial/borne-name'
import { authorize } from '../editorial/policy'
import { TagAliasPut, type TagAliasChange } from '../editorial/tag'

/**
 * Gives a tag another name by which it is found, or says when that name was in use. One that it has just so, or that is
 * its name, changes nothing. Throws `NameBorne` when others are found by it as well and `mayShare` does not say that it is meant.
 */
export async function addTagAlias(actor: Actor, input: TagAliasPut): Promise<void> {
  authorize(actor, 'tag.rename')
  const { id, mayShare, ...alias } = TagAliasPut.parse(input)
  const { name } = alias
  await db.$transaction(async (tx) => {
    const tag = await getTag(tx, id)
    if (tag.name === name) return
    if (!mayShare && !(await hasTagAlias(tx, id, name)))
      askOfBearers(name, await listTagBearers(tx, id, name), null)
    const before = await putAlias(tx, id, alias)
    if (before?.validFrom === alias.validFrom && before.validTo === alias.validTo) return
    await markTagStale(tx, [id])
    const target = { type: 'tag', id, label: tag.name }
    const isNew = before === null && alias.validFrom === null && alias.validTo === null
    const detail = isNew ? { before, after: name } : { before, after: alias }
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.alias', target, detail)
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
