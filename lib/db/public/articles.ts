import 'server-only'
import { PublishedArticle } from '../../document/published-article'
import type {
  ArticleView,
  Figure,
  LinkedArticle,
  TagName,
  WithdrawalView,
} from '../../editorial/reader-views'
import type { Range } from '../../pipeline/model'
import { db } from '../client'
import { FIGURE_COLUMNS, FIGURE_JOINS, isPublishedOn, isoTime, PRINTED_FACTS, SECTION_NAME } from './columns'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'

type StoredArticle = Omit<
  ArticleView,
  'mentions' | 'people' | 'figures' | 'pictures' | 'sources' | 'prints' | 'linked' | 'related' | 'corrections'
> & {
  publicationId: string
}

/** The live publication at an address, or null. */
export async function findPublishedArticle(slug: string): Promise<StoredArticle | null> {
  const [row] = await db.$queryRaw<StoredArticle[]>`${PLANNED}
    SELECT p."id" AS "publicationId", p."articleId" AS "id", p."slug", ${PRINTED_FACTS}, ${SECTION_NAME} AS "section",
      ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt", ${isoTime(Prisma.sql`p."publishedAt"`)} AS "updatedAt",
      p."content"
    FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId" WHERE p."slug" = ${slug}`
  return row ? { ...row, content: PublishedArticle.parse(row.content) } : null
}

/** When what readers see of these articles was last published, by id; those that they cannot see are left out. */
export async function listUpdateTimes(articleIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; updatedAt: string }[]>`
    SELECT p."articleId" AS "id", ${isoTime(Prisma.sql`p."publishedAt"`)} AS "updatedAt"
    FROM "LivePublication" p WHERE p."articleId" = ANY(${[...articleIds]}::uuid[])`
  return new Map(rows.map(({ id, updatedAt }) => [id, updatedAt]))
}

/** What readers are told at an address, present or former, of an article that was withdrawn with a notice and is not public again; or null. */
export async function findWithdrawal(slug: string): Promise<WithdrawalView | null> {
  const [row] = await db.$queryRaw<(Omit<WithdrawalView, 'notice'> & { notice: string | null })[]>`
    SELECT p."articleId" AS "id", p."headline", p."endNotice" AS "notice", ${isoTime(Prisma.sql`p."endedAt"`)} AS "withdrawnAt"
    FROM "Publication" p WHERE p."endedAt" IS NOT NULL AND p."endReason" <> 'cancelled'
      AND p."articleId" IN (SELECT q."articleId" FROM "Publication" q WHERE q."slug" = ${slug})
      AND NOT EXISTS (SELECT FROM "LivePublication" l WHERE l."articleId" = p."articleId")
    ORDER BY p."endedAt" DESC, p."id" DESC LIMIT 1`
  return row?.notice ? { ...row, notice: row.notice } : null
}

/** What each mention of a publication names today. */
export async function listMentionNames(publicationId: string): Promise<Record<string, TagName>> {
  const rows = await db.$queryRaw<(TagName & { mentionId: string })[]>`${PLANNED}
    SELECT DISTINCT m."mentionId", r."id", r."slug", r."name", r."type"::text AS "type"
    FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
    WHERE m."publicationId" = ${publicationId}::uuid`
  return Object.fromEntries(rows.map(({ mentionId, ...tag }) => [mentionId, tag]))
}

/** The figures of a publication in reading order. */
export async function listFiguresOf(publicationId: string): Promise<Omit<Figure, 'line'>[]> {
  return db.$queryRaw<Omit<Figure, 'line'>[]>`${PLANNED}
    SELECT ${FIGURE_COLUMNS} FROM "PublishedMetric" m ${FIGURE_JOINS}
    WHERE m."publicationId" = ${publicationId}::uuid ORDER BY m."position"`
}

/** The other articles that an editor linked with one as printings of a text, live or not; readers see those that have a slug. */
export async function listLinked(articleId: string): Promise<{ id: string; live: LinkedArticle | null }[]> {
  return db.$queryRaw<{ id: string; live: LinkedArticle | null }[]>`${PLANNED}
    SELECT o."id", CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('id', o."id", 'slug', p."slug",
      'headline', p."headline", 'newspaper', p."newspaper", 'printedOn', to_char(p."printedOn", 'YYYY-MM-DD'),
      'printedOnIsGuess', p."printedOnIsGuess") END AS "live"
    FROM (
      SELECT "otherId" AS "id" FROM "Duplicate" WHERE "articleId" = ${articleId}::uuid AND "state" = 'linked'
      UNION SELECT "articleId" FROM "Duplicate" WHERE "otherId" = ${articleId}::uuid AND "state" = 'linked') o
    LEFT JOIN "LivePublication" p ON p."articleId" = o."id"
    ORDER BY p."printedOn", o."id"`
}

export type PrintedRange = {
  pageId: string
  start: number
  end: number
  /** The ranges that are text of the article, captions included, in the order of the page. */
  own: Range[]
}

/**
 * The printed pages that a live article was published with and holds lines of, each with the outermost range the article
 * holds there.
 */
export async function listPrintedRanges(articleId: string): Promise<PrintedRange[]> {
  return db.$queryRaw<PrintedRange[]>`${PLANNED}
    SELECT l."pageId", min(l."start") AS "start", max(l."end") AS "end",
      coalesce(json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
        FILTER (WHERE l."role" IN ('body', 'subhead', 'caption')), '[]') AS "own"
    FROM "LivePublication" p JOIN "LedgerRow" l ON l."articleId" = p."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}
    WHERE p."articleId" = ${articleId}::uuid GROUP BY l."pageId" ORDER BY min(l."position")`
}

/** A printed page, the ranges of its text that live articles hold, in its order, and those articles. */
export type PrintedText = { id: string; text: string; visible: Range[]; articleIds: string[] }

/** Printed pages by id; unknown ids are left out. */
export async function listPrintedTexts(pageIds: readonly string[]): Promise<PrintedText[]> {
  return db.$queryRaw<PrintedText[]>`${PLANNED}
    SELECT g."id", g."text", coalesce((SELECT json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
      FROM "LedgerRow" l JOIN "LivePublication" p ON p."articleId" = l."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}
      WHERE l."pageId" = g."id"), '[]') AS "visible",
      array(SELECT DISTINCT l."articleId"::text FROM "LedgerRow" l JOIN "LivePublication" p ON p."articleId" = l."articleId"
        WHERE l."pageId" = g."id") AS "articleIds"
    FROM "SourcePage" g WHERE g."id" = ANY(${[...pageIds]}::uuid[])`
}
