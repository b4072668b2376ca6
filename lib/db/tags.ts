import 'server-only'
import { siteAddress } from '../editorial/addresses'
import { freeSlug, initialsOf, pinyinOf, slugOf } from '../editorial/slug'
import { SURFACE } from '../editorial/surfaces'
import type { TagUse } from '../editorial/tag'
import { NotFound } from '../errors'
import type { TagType } from '../pipeline/model'
import { db, type Tx } from './client'
import { markStale } from './stale-surfaces'
import { redirectAddress, refuseTaken } from './vocabulary-change'

export type StoredTag = {
  id: string
  version: number
  type: TagType
  name: string
  disambiguation: string
  description: string
  slug: string
  deletedAt: Date | null
}

const stored = {
  id: true,
  version: true,
  type: true,
  name: true,
  disambiguation: true,
  description: true,
  slug: true,
  deletedAt: true,
} as const

const addressOf = (slug: string) => siteAddress.tag('zh-CN', slug)

/** The tag, or `NotFound`. */
export async function getTag(tx: Tx, id: string): Promise<StoredTag> {
  const tag = await tx.tag.findUnique({ where: { id }, select: stored })
  if (!tag) throw new NotFound()
  return tag
}

/** Adds a tag; answers it. Throws `Refused('tag-name-taken', { name })`. */
export async function putTag(
  tx: Tx,
  tag: { type: TagType; name: string; disambiguation: string; description: string },
): Promise<StoredTag> {
  const { name } = tag
  const slug = await freeSlug(name, (wanted) => isTaken(tx, wanted, null))
  return refuseTaken('tag-name-taken', name, () =>
    tx.tag.create({
      data: { ...tag, slug, pinyin: pinyinOf(name), initials: initialsOf(name) },
      select: stored,
    }),
  )
}

/** Whether a slug is another tag's, or led to another tag once. */
async function isTaken(tx: Tx, slug: string, own: StoredTag | null): Promise<boolean> {
  const owner = await tx.tag.findUnique({ where: { slug }, select: { id: true } })
  if (owner) return owner.id !== own?.id
  const redirect = await tx.redirect.findUnique({ where: { from: addressOf(slug) } })
  return redirect !== null && redirect.to !== (own && addressOf(own.slug))
}

/** Writes names and description; a name with another reading gets another address, and the old one leads there. */
export async function changeTagNames(
  tx: Tx,
  tag: StoredTag,
  change: { name: string; disambiguation: string; description: string },
): Promise<void> {
  const { name } = change
  const isSameAddress = slugOf(name) === slugOf(tag.name)
  const slug = isSameAddress ? tag.slug : await freeSlug(name, (wanted) => isTaken(tx, wanted, tag))
  await refuseTaken('tag-name-taken', name, () =>
    tx.tag.update({
      where: { id: tag.id },
      data: {
        ...change,
        slug,
        pinyin: pinyinOf(name),
        initials: initialsOf(name),
        version: { increment: 1 },
      },
    }),
  )
  if (slug !== tag.slug) await redirectAddress(tx, addressOf(tag.slug), addressOf(slug))
}

/** Writes the type. Throws `Refused('tag-name-taken', { name })` when that type has one of this name. */
export async function changeTagType(tx: Tx, tag: StoredTag, type: TagType): Promise<void> {
  await refuseTaken('tag-name-taken', tag.name, () =>
    tx.tag.update({ where: { id: tag.id }, data: { type, version: { increment: 1 } } }),
  )
}

/** Points a tag to its survivor, or to nobody again. */
export async function changeTagMerge(tx: Tx, id: string, mergedIntoId: string | null): Promise<void> {
  await tx.tag.update({ where: { id }, data: { mergedIntoId, version: { increment: 1 } } })
}

/** Adds an alias; false when the tag has it. */
export async function putTagAlias(tx: Tx, tagId: string, name: string): Promise<boolean> {
  const { count } = await tx.tagAlias.createMany({ data: [{ tagId, name }], skipDuplicates: true })
  return count > 0
}

/** Removes an alias; false when the tag has none of that name. */
export async function deleteTagAlias(tx: Tx, tagId: string, name: string): Promise<boolean> {
  const { count } = await tx.tagAlias.deleteMany({ where: { tagId, name } })
  return count > 0
}

/** Which of these tags there are; none of them is deleted until the transaction ends. */
export async function holdTags(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text AS "id" FROM "Tag" WHERE "id" = ANY(${[...new Set(ids)]}::uuid[]) ORDER BY "id" FOR KEY SHARE`
  return new Set(rows.map(({ id }) => id))
}

/** Deletes a tag that nothing uses (`countTagUse`). */
export async function deleteTag(tx: Tx, id: string): Promise<void> {
  await tx.tag.delete({ where: { id } })
}

/**
 * Deletes a tag in favour of another: it counts for the other for good and bears no name. Its numbers are free again.
 */
export async function replaceTag(tx: Tx, id: string, mergedIntoId: string): Promise<void> {
  await tx.tagExternalId.deleteMany({ where: { tagId: id } })
  await tx.tag.update({
    where: { id },
    data: { mergedIntoId, deletedAt: new Date(), version: { increment: 1 } },
  })
}

/** Whether an older revision names the tag: restoring it would need the tag. Reads every revision, so it is asked last. */
export async function isInHistory(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "MentionMove" WHERE "fromId" = ${id}::uuid OR "toId" = ${id}::uuid) OR EXISTS (
      SELECT 1 FROM "Revision" r WHERE jsonb_path_exists(r."content", '$.mentions.*.tagId ? (@ == $id)', jsonb_build_object('id', ${id}::text))) AS "found"`
  return row?.found ?? false
}

/** What uses a tag by its own id, not through merges; marks that were cut out may come back, so they count as well. */
export async function countTagUse(id: string, tx: Tx = db): Promise<TagUse> {
  const [row] = await tx.$queryRaw<(TagUse & { other: number })[]>`
    SELECT
      (SELECT count(*)::int FROM "Mention" WHERE "tagId" = ${id}::uuid AND "detachedAt" IS NULL) AS "mentions",
      (SELECT count(*)::int FROM "PublishedMention" m JOIN "LivePublication" p ON p."id" = m."publicationId"
        WHERE m."tagId" = ${id}::uuid) AS "published",
      (SELECT count(*)::int FROM "Metric" WHERE "subjectTagId" = ${id}::uuid OR "scopeTagId" = ${id}::uuid) AS "metrics",
      (SELECT count(*)::int FROM "Byline" WHERE "personTagId" = ${id}::uuid) AS "bylines",
      (SELECT count(*)::int FROM "Mention" WHERE "tagId" = ${id}::uuid AND "detachedAt" IS NOT NULL)
        + (SELECT count(*)::int FROM "PublishedMention" WHERE "tagId" = ${id}::uuid)
        + (SELECT count(*)::int FROM "PublishedMetric" WHERE "subjectTagId" = ${id}::uuid OR "scopeTagId" = ${id}::uuid)
        + (SELECT count(*)::int FROM "Tag" WHERE "mergedIntoId" = ${id}::uuid) AS "other"`
  if (!row) throw new Error('an aggregate answers one row')
  const { other, ...use } = row
  const now = use.mentions + use.metrics + use.bylines
  return { ...use, now, total: now + other }
}

/**
 * Marks every public surface that shows a tag, or one merged with it, as stale: its page, the lists, the articles that
 * name it and the indicators it is a subject or scope of. Call it before and after a merge changes who belongs together.
 */
export async function markTagStale(tx: Tx, ids: readonly string[]): Promise<void> {
  const family = await tx.$queryRaw<{ id: string; rootId: string }[]>`
    SELECT "id"::text AS "id", "rootId"::text AS "rootId" FROM "Tag"
    WHERE "rootId" IN (SELECT "rootId" FROM "Tag" WHERE "id" = ANY(${[...ids]}::uuid[]))`
  const members = family.map(({ id }) => id)
  const articles = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p."articleId"::text AS "id" FROM "Publication" p WHERE p."endedAt" IS NULL AND (
      EXISTS (SELECT 1 FROM "PublishedMention" m WHERE m."publicationId" = p."id" AND m."tagId" = ANY(${members}::uuid[])) OR
      EXISTS (SELECT 1 FROM "PublishedMetric" m WHERE m."publicationId" = p."id"
        AND (m."subjectTagId" = ANY(${members}::uuid[]) OR m."scopeTagId" = ANY(${members}::uuid[]))) OR
      EXISTS (SELECT 1 FROM "Byline" b WHERE b."articleId" = p."articleId" AND b."personTagId" = ANY(${members}::uuid[])))`
  const indicators = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT i."rootId"::text AS "id" FROM "PublishedMetric" m JOIN "Indicator" i ON i."id" = m."indicatorId"
    WHERE m."subjectTagId" = ANY(${members}::uuid[]) OR m."scopeTagId" = ANY(${members}::uuid[])`
  await markStale(tx, [
    SURFACE.tags,
    ...family.flatMap(({ id, rootId }) => [SURFACE.tag(id), SURFACE.tag(rootId)]),
    ...articles.map(({ id }) => SURFACE.article(id)),
    ...indicators.map(({ id }) => SURFACE.indicator(id)),
  ])
}
