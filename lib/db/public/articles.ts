import 'server-only'
import { PublishedArticle } from '../../document/published-article'
import type { ArticleView, WithdrawalView } from '../../editorial/reader-views'
import type { Range } from '../../pipeline/model'
import { storable } from '../../storable'
import { db } from '../client'
import { isPublishedOn, isoTime, PRINTED_FACTS, SECTION_NAME } from './columns'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'

type StoredArticle = Omit<
  ArticleView,
  'mentions' | 'people' | 'figures' | 'pictures' | 'sources' | 'prints' | 'linked' | 'related' | 'corrections'
> & {
  publicationId: string
  /** The printed pages it was published with. */
  texts: PrintedText[]
}

/** A printed page, the ranges of its text that live articles hold, in its order, and those articles. */
export type PrintedText = { id: string; text: string; visible: Range[]; articleIds: string[] }

const printedTexts = (pageIds: Prisma.Sql) => Prisma.sql`
  SELECT g."id", g."text", coalesce((SELECT json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
    FROM "LedgerRow" l JOIN "LivePublication" p ON p."articleId" = l."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}
    WHERE l."pageId" = g."id"), '[]') AS "visible",
    array(SELECT DISTINCT l."articleId"::text FROM "LedgerRow" l JOIN "LivePublication" p ON p."articleId" = l."articleId"
      WHERE l."pageId" = g."id") AS "articleIds"
  FROM "SourcePage" g WHERE g."id" = ANY(${pageIds})`

/** The live publication at an address, or null. */
export async function findPublishedArticle(slug: string): Promise<StoredArticle | null> {
  const ownPages = Prisma.sql`ARRAY(SELECT (one->>'id')::uuid FROM jsonb_array_elements(p."content"->'pages') one)`
  const [row] = await askForReaders<StoredArticle>(Prisma.sql`${PLANNED}
    SELECT p."id" AS "publicationId", p."articleId" AS "id", p."slug", ${PRINTED_FACTS}, ${SECTION_NAME} AS "section",
      ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt", ${isoTime(Prisma.sql`p."publishedAt"`)} AS "updatedAt",
      p."content", (SELECT coalesce(json_agg(x), '[]') FROM (${printedTexts(ownPages)}) x) AS "texts"
    FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId" WHERE p."slug" = ${storable(slug)}`)
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
      AND p."articleId" IN (SELECT q."articleId" FROM "Publication" q WHERE q."slug" = ${storable(slug)})
      AND NOT EXISTS (SELECT FROM "LivePublication" l WHERE l."articleId" = p."articleId")
    ORDER BY p."endedAt" DESC, p."id" DESC LIMIT 1`
  return row?.notice ? { ...row, notice: row.notice } : null
}

/** Printed pages by id; unknown ids are left out. */
export async function listPrintedTexts(pageIds: readonly string[]): Promise<PrintedText[]> {
  return askForReaders<PrintedText>(
    Prisma.sql`${PLANNED} ${printedTexts(Prisma.sql`${[...pageIds]}::uuid[]`)}`,
  )
}
