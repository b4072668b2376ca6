import 'server-only'
import type { MentionRow, TagCount, TagName, TagProfile } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { ARTICLE_REF } from './columns'

/** Every naming of a tag in a live publication, by the tag's root: as a mention, or as subject or scope of a figure. */
const NAMED = Prisma.sql`
  SELECT t."rootId" AS "tagId", p."id" AS "publicationId", NULL::uuid AS "metricId"
  FROM "LivePublication" p JOIN "PublishedMention" m ON m."publicationId" = p."id" JOIN "Tag" t ON t."id" = m."tagId"
  UNION ALL
  SELECT t."rootId", p."id", m."metricId"
  FROM "LivePublication" p JOIN "PublishedMetric" m ON m."publicationId" = p."id"
  JOIN "Tag" t ON t."id" IN (m."subjectTagId", m."scopeTagId")`

/** The tags that live articles name, by type and name; of these ids (roots) only when they are given. */
export async function listTagCounts(ids?: readonly string[]): Promise<TagCount[]> {
  const chosen = ids ? Prisma.sql`n."tagId" = ANY(${[...ids]}::uuid[])` : Prisma.sql`TRUE`
  return db.$queryRaw<TagCount[]>`
    SELECT r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation",
      count(DISTINCT n."publicationId")::int AS "articles", count(DISTINCT n."metricId")::int AS "figures"
    FROM (${NAMED}) n JOIN "Tag" r ON r."id" = n."tagId" WHERE ${chosen}
    GROUP BY r."id" ORDER BY r."type", "articles" DESC, r."pinyin", r."id"`
}

/** Names of tags by the id asked for, after merges; only those that a live article names. */
export async function listLiveTagNames(ids: readonly string[]): Promise<Record<string, TagName>> {
  if (ids.length === 0) return {}
  const rows = await db.$queryRaw<(TagName & { asked: string })[]>`
    SELECT a."id" AS "asked", r."id", r."slug", r."name", r."type"::text AS "type"
    FROM "Tag" a JOIN "Tag" r ON r."id" = a."rootId" WHERE a."id" = ANY(${[...ids]}::uuid[]) AND (
      EXISTS (SELECT 1 FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id"
        JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE t."rootId" = r."id")
      OR EXISTS (SELECT 1 FROM "Tag" t JOIN "PublishedMetric" m ON t."id" IN (m."subjectTagId", m."scopeTagId")
        JOIN "LivePublication" p ON p."id" = m."publicationId" WHERE t."rootId" = r."id"))`
  return Object.fromEntries(rows.map(({ asked, ...tag }) => [asked, tag]))
}

type StoredTag = TagName & TagProfile

/** The tag at an address, after merges, with every other name it goes by; or null. Whether it is live is not asked here. */
export async function findTag(slug: string): Promise<StoredTag | null> {
  const [row] = await db.$queryRaw<StoredTag[]>`
    SELECT r."id", r."slug", r."name", r."type"::text AS "type", r."disambiguation", r."description",
      array(SELECT s."name" FROM "TagNaming" s WHERE s."rootId" = r."id" AND s."name" <> r."name"
        GROUP BY s."name" ORDER BY length(s."name"), s."name") AS "aliases",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', l."kind", 'url', l."url") ORDER BY l."id") FROM "TagLink" l
        WHERE l."tagId" = r."id"), '[]') AS "links",
      coalesce((SELECT jsonb_agg(jsonb_build_object('scheme', x."scheme", 'value', x."value") ORDER BY x."scheme") FROM "TagExternalId" x
        WHERE x."tagId" = r."id"), '[]') AS "externalIds"
    FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId" WHERE t."slug" = ${slug}`
  return row ?? null
}

/** The newest sentences that name a tag, one for each sentence of an article, and how many there are in all. */
export async function listMentionsOf(
  rootId: string,
  size: number,
): Promise<{ rows: MentionRow[]; count: number }> {
  const found = await db.$queryRaw<(MentionRow & { count: number })[]>`
    SELECT x.*, count(*) OVER ()::int AS "count" FROM (
      SELECT DISTINCT ON (p."firstPublishedAt", p."articleId", m."blockId", m."sentence")
        m."mentionId" AS "id", m."blockId", m."quote", m."sentence", m."position", ${ARTICLE_REF} AS "article",
        p."firstPublishedAt", p."articleId"
      FROM "LivePublication" p JOIN "PublishedMention" m ON m."publicationId" = p."id" JOIN "Tag" t ON t."id" = m."tagId"
      WHERE t."rootId" = ${rootId}::uuid
      ORDER BY p."firstPublishedAt", p."articleId", m."blockId", m."sentence", m."position") x
    ORDER BY x."firstPublishedAt" DESC, x."articleId" DESC, x."position" LIMIT ${size}`
  const rows = found.map(({ id, blockId, quote, sentence, article }) => ({
    id,
    blockId,
    quote,
    sentence,
    article,
  }))
  return { rows, count: found[0]?.count ?? 0 }
}
