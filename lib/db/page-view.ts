import 'server-only'
import { z } from 'zod'
import type { OwnedRange, PageArticle, PageFacts, PageStatus } from '../editorial/page-view'
import type { Status } from '../editorial/workflow'
import { BlockRole, DiscardReason, Range } from '../pipeline/model'
import { db, type Tx } from './client'

export type StoredPage = PageFacts & {
  id: string
  version: number
  fileName: string
  status: PageStatus
  format: string
  encoding: string
  text: string
  importedAt: Date
  importedBy: string | null
}

/** A source page with its decoded text, or null. */
export async function findStoredPage(id: string, client: Tx = db): Promise<StoredPage | null> {
  const [page] = await client.$queryRaw<StoredPage[]>`
    SELECT p."id", p."version", p."fileName", p."status"::text AS "status", f."format", f."encoding", p."text",
      p."newspaper", p."newspaperIsGuess", to_char(p."printedOn", 'YYYY-MM-DD') AS "printedOn", p."printedOnIsGuess",
      p."pageLabel", p."pageLabelIsGuess", p."importedAt", u."name" AS "importedBy"
    FROM "SourcePage" p JOIN "SourceFile" f ON f."id" = p."fileId" LEFT JOIN "User" u ON u."id" = p."importedById" WHERE p."id" = ${id}::uuid`
  return page ?? null
}

/** How often a page has changed, or null when there is none. */
export async function findPageVersion(id: string): Promise<number | null> {
  const page = await db.sourcePage.findUnique({ where: { id }, select: { version: true } })
  return page?.version ?? null
}

const OwnedRow = Range.extend({
  articleId: z.uuid().nullable(),
  role: BlockRole.nullable(),
  discardReason: DiscardReason.nullable(),
  rule: z.string(),
  score: z.number(),
})

/** Who owns what of a page, in the order of the page. */
export async function listOwnedRanges(pageId: string, client: Tx = db): Promise<OwnedRange[]> {
  const rows = await client.ledgerRow.findMany({
    where: { pageId },
    orderBy: { start: 'asc' },
    select: {
      start: true,
      end: true,
      articleId: true,
      role: true,
      discardReason: true,
      rule: true,
      score: true,
    },
  })
  return rows.map((row) => OwnedRow.parse(row))
}

/** The runs of non-blank characters that nobody owns, in the order of the page. */
export async function listUnownedRanges(pageId: string, client: Tx = db): Promise<Range[]> {
  return client.$queryRaw<Range[]>`
    SELECT lower(gap) AS "start", upper(gap) AS "end"
    FROM "SourcePage" p, unnest(p."ink" - coalesce(
      (SELECT range_agg(int4range(l."start", l."end")) FROM "LedgerRow" l WHERE l."pageId" = p."id"),
      '{}'::int4multirange)) AS gap
    WHERE p."id" = ${pageId}::uuid ORDER BY 1`
}

/** The articles that own a part of a page, in the order of their first parts there. */
export async function listArticlesOfPage(
  pageId: string,
  client: Tx = db,
): Promise<Omit<PageArticle, 'index'>[]> {
  return client.$queryRaw<{ id: string; headline: string; status: Status }[]>`
    SELECT a."id", a."headline", a."status"::text AS "status"
    FROM "Article" a JOIN "LedgerRow" l ON l."articleId" = a."id" WHERE l."pageId" = ${pageId}::uuid
    GROUP BY a."id" ORDER BY min(l."start")`
}

export type PageChange = Partial<Pick<PageFacts, 'newspaper' | 'printedOn' | 'pageLabel'>> & {
  status?: PageStatus
}

/**
 * Writes what a person says about a page; whatever is named here is no guess any more. Answers false, with nothing
 * written, when the page is not at this version any more.
 */
export async function changePage(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: PageChange,
): Promise<boolean> {
  const { newspaper, printedOn, pageLabel, status } = change
  const { count } = await tx.sourcePage.updateMany({
    where: { id, version },
    data: {
      version: { increment: 1 },
      ...(newspaper !== undefined && { newspaper, newspaperIsGuess: false }),
      ...(printedOn !== undefined && {
        printedOn: printedOn === null ? null : new Date(`${printedOn}T00:00:00Z`),
        printedOnIsGuess: false,
      }),
      ...(pageLabel !== undefined && { pageLabel, pageLabelIsGuess: false }),
      ...(status !== undefined && { status }),
    },
  })
  return count === 1
}
