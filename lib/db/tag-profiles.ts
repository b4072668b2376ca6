import 'server-only'
import type { IdScheme } from '../editorial/external-id'
import type { TagAlias } from '../editorial/tag'
import { LINK_KINDS, type LinkKind, type TagExternalId, type TagLink } from '../editorial/tag-profile'
import { ID_SCHEMES } from '../editorial/external-id'
import { Refused } from '../errors'
import { db, type Tx } from './client'

type Profile = { aliases: TagAlias[]; links: TagLink[]; externalIds: TagExternalId[] }

const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The other names, links and numbers of tags by id, each list in a fixed order; a tag without any has empty lists. */
export async function listProfiles(tx: Tx, ids: readonly string[]): Promise<Map<string, Profile>> {
  const where = { tagId: { in: [...ids] } }
  const [aliases, links, externalIds] = [
    await tx.tagAlias.findMany({ where, orderBy: { id: 'asc' } }),
    await tx.tagLink.findMany({ where, orderBy: { id: 'asc' } }),
    await tx.tagExternalId.findMany({ where, orderBy: { scheme: 'asc' } }),
  ]
  const profiles = new Map<string, Profile>(
    ids.map((id) => [id, { aliases: [], links: [], externalIds: [] }]),
  )
  for (const { tagId, name, validFrom, validTo } of aliases) {
    profiles.get(tagId)?.aliases.push({ name, validFrom: dayOf(validFrom), validTo: dayOf(validTo) })
  }
  for (const { tagId, kind, url } of links) {
    const known = LINK_KINDS.find((one) => one === kind)
    if (known) profiles.get(tagId)?.links.push({ kind: known, url })
  }
  for (const { tagId, scheme, value } of externalIds) {
    const known = ID_SCHEMES.find((one) => one === scheme)
    if (known) profiles.get(tagId)?.externalIds.push({ scheme: known, value })
  }
  return profiles
}

/** One tag's other names, links and numbers. */
export async function getProfile(id: string, tx: Tx = db): Promise<Profile> {
  return (await listProfiles(tx, [id])).get(id) ?? { aliases: [], links: [], externalIds: [] }
}

/** Whether the tag has the name as an alias. */
export async function hasTagAlias(tx: Tx, tagId: string, name: string): Promise<boolean> {
  return (await tx.tagAlias.count({ where: { tagId, name } })) > 0
}

/** Adds an alias or changes when it was in use; answers what it was before, null when there was none of that name. */
export async function putAlias(tx: Tx, tagId: string, alias: TagAlias): Promise<TagAlias | null> {
  const { name } = alias
  const before = await tx.tagAlias.findUnique({ where: { tagId_name: { tagId, name } } })
  const validity = { validFrom: dateOf(alias.validFrom), validTo: dateOf(alias.validTo) }
  await tx.tagAlias.upsert({
    where: { tagId_name: { tagId, name } },
    create: { tagId, name, ...validity },
    update: validity,
  })
  return before && { name, validFrom: dayOf(before.validFrom), validTo: dayOf(before.validTo) }
}

/** Adds a link, or changes what kind of page it is; false when it is there already. */
export async function putLink(tx: Tx, tagId: string, { kind, url }: TagLink): Promise<boolean> {
  const before = await tx.tagLink.findUnique({ where: { tagId_url: { tagId, url } } })
  if (before?.kind === kind) return false
  await tx.tagLink.upsert({
    where: { tagId_url: { tagId, url } },
    create: { tagId, kind, url },
    update: { kind },
  })
  return true
}

/** Removes a link; answers its kind, null when there was none. */
export async function deleteLink(tx: Tx, tagId: string, url: string): Promise<LinkKind | null> {
  const before = await tx.tagLink.findUnique({ where: { tagId_url: { tagId, url } } })
  if (!before) return null
  await tx.tagLink.delete({ where: { id: before.id } })
  return LINK_KINDS.find((kind) => kind === before.kind) ?? 'other'
}

/**
 * Writes a tag's number in a register; answers the one before. Throws `Refused('tag-external-id-taken', { name, value })`
 * when it is another tag's.
 */
export async function putExternalId(
  tx: Tx,
  tagId: string,
  { scheme, value }: TagExternalId,
): Promise<string | null> {
  const owner = await tx.tagExternalId.findUnique({
    where: { scheme_value: { scheme, value } },
    select: { tagId: true, tag: { select: { name: true } } },
  })
  if (owner && owner.tagId !== tagId)
    throw new Refused('tag-external-id-taken', { name: owner.tag.name, value })
  const before = await tx.tagExternalId.findUnique({ where: { tagId_scheme: { tagId, scheme } } })
  await tx.tagExternalId.upsert({
    where: { tagId_scheme: { tagId, scheme } },
    create: { tagId, scheme, value },
    update: { value },
  })
  return before?.value ?? null
}

/** Removes a tag's number in a register; answers it, null when there was none. */
export async function deleteExternalId(tx: Tx, tagId: string, scheme: IdScheme): Promise<string | null> {
  const before = await tx.tagExternalId.findUnique({ where: { tagId_scheme: { tagId, scheme } } })
  if (!before) return null
  await tx.tagExternalId.delete({ where: { id: before.id } })
  return before.value
}
