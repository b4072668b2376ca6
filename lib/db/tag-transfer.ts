import 'server-only'
import type { PlannedChange } from '../editorial/plan-tag-import'
import type { TagFields, TagRecord } from '../editorial/tag-csv'
import { db, type Tx } from './client'
import { deleteExternalId, deleteLink, listProfiles, putAlias, putExternalId, putLink } from './tag-profiles'
import { changeTagNames, changeTagType, deleteTagAlias, getTag, putTag } from './tags'

/** Every tag that was not deleted, by age: what a table of tags holds. */
export async function listTagRecords(tx: Tx = db): Promise<TagRecord[]> {
  const tags = await tx.tag.findMany({
    where: { deletedAt: null },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      version: true,
      type: true,
      name: true,
      disambiguation: true,
      description: true,
      mergedIntoId: true,
    },
  })
  const profiles = await listProfiles(
    tx,
    tags.map(({ id }) => id),
  )
  return tags.map((tag) => {
    const { aliases = [], links = [], externalIds = [] } = profiles.get(tag.id) ?? {}
    return { ...tag, aliases, links, externalIds }
  })
}

/** Adds a tag as a row asks for it; answers its id. */
export async function putTagRecord(tx: Tx, fields: TagFields): Promise<string> {
  const { aliases, links, externalIds, ...facts } = fields
  const { id } = await putTag(tx, facts)
  await putProfile(tx, id, { aliases, links, externalIds })
  return id
}

/** Makes a tag what a row asks for. */
export async function changeTagRecord(tx: Tx, { id, fields, changes }: PlannedChange): Promise<void> {
  const changed = new Set(changes.map(({ column }) => column))
  if (changed.has('type')) await changeTagType(tx, await getTag(tx, id), fields.type)
  const tag = await getTag(tx, id)
  const { name, disambiguation, description } = fields
  // Counts the version up for a change of the profile too: a table written before is then outdated.
  await changeTagNames(tx, tag, { name, disambiguation, description })
  await clearProfile(tx, id, fields)
  await putProfile(tx, id, fields)
}

type Profile = Pick<TagFields, 'aliases' | 'links' | 'externalIds'>

async function clearProfile(tx: Tx, id: string, wanted: Profile): Promise<void> {
  const own = (await listProfiles(tx, [id])).get(id)
  for (const { name } of own?.aliases ?? []) {
    if (!wanted.aliases.some((alias) => alias.name === name)) await deleteTagAlias(tx, id, name)
  }
  for (const { url } of own?.links ?? []) {
    if (!wanted.links.some((link) => link.url === url)) await deleteLink(tx, id, url)
  }
  for (const { scheme } of own?.externalIds ?? []) {
    if (!wanted.externalIds.some((number) => number.scheme === scheme)) await deleteExternalId(tx, id, scheme)
  }
}

async function putProfile(tx: Tx, id: string, { aliases, links, externalIds }: Profile): Promise<void> {
  for (const alias of aliases) await putAlias(tx, id, alias)
  for (const link of links) await putLink(tx, id, link)
  for (const number of externalIds) await putExternalId(tx, id, number)
}
