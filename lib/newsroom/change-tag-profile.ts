import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { deleteExternalId, deleteLink, putExternalId, putLink } from '../db/tag-profiles'
import { getTag, markTagStale } from '../db/tags'
import { lockEntries } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import {
  TagExternalIdPut,
  TagLinkPut,
  type TagExternalIdRemoval,
  type TagLinkRemoval,
} from '../editorial/tag-profile'

/** Gives a tag a link to a page elsewhere, or says what kind of page it is. One that is there changes nothing. */
export async function putTagLink(actor: Actor, input: TagLinkPut): Promise<void> {
  authorize(actor, 'tag.profile')
  const { id, kind, url } = TagLinkPut.parse(input)
  await change(actor, id, async (tx) =>
    (await putLink(tx, id, { kind, url })) ? { before: null, after: { kind, url } } : null,
  )
}

/** Takes a link away. One that the tag does not have changes nothing. */
export async function removeTagLink(actor: Actor, { id, url }: TagLinkRemoval): Promise<void> {
  authorize(actor, 'tag.profile')
  await change(actor, id, async (tx) => {
    const kind = await deleteLink(tx, id, url)
    return kind && { before: { kind, url }, after: null }
  })
}

/** Gives a tag its number in a register. Throws `Refused('tag-external-id-taken', { name, value })`. */
export async function putTagExternalId(actor: Actor, input: TagExternalIdPut): Promise<void> {
  authorize(actor, 'tag.profile')
  const { id, scheme, value } = TagExternalIdPut.parse(input)
  await change(actor, id, async (tx) => {
    const before = await putExternalId(tx, id, { scheme, value })
    return before === value ? null : { before: before && { scheme, value: before }, after: { scheme, value } }
  })
}

/** Takes a tag's number in a register away. */
export async function removeTagExternalId(actor: Actor, { id, scheme }: TagExternalIdRemoval): Promise<void> {
  authorize(actor, 'tag.profile')
  await change(actor, id, async (tx) => {
    const value = await deleteExternalId(tx, id, scheme)
    return value === null ? null : { before: { scheme, value }, after: null }
  })
}

type Detail = NonNullable<Parameters<typeof recordAudit>[4]>

/** Runs a change of a profile under the tag's lock; null from it means that nothing changed and leaves no record. */
async function change(actor: Actor, id: string, run: (tx: Tx) => Promise<Detail | null>): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockEntries(tx, 'Tag', [id])
    const tag = await getTag(tx, id)
    const detail = await run(tx)
    if (!detail) return
    await markTagStale(tx, [id])
    await recordAudit(tx, newAct(doerOf(actor)), 'tag.profile', { type: 'tag', id, label: tag.name }, detail)
  })
}
