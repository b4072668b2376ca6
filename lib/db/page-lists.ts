import 'server-only'
import type { PageQuery, PageRow, Screen } from '../editorial/desk-lists'
import { db } from './client'
import { Prisma } from './generated/client'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'

const ID = Prisma.sql`p."id"`

/** Pages without a date stand last whichever way the list runs. */
function sortKeyOf(sort: PageQuery['sort'], direction: 'asc' | 'desc'): SortKey {
  if (sort === 'name')
    return {
      expression: Prisma.sql`(p."fileName" || to_char(p."sheet", ' 0000')) COLLATE "zh-x-icu"`,
      type: 'text',
    }
  if (sort === 'printed') {
    const end = direction === 'asc' ? 'infinity' : '-infinity'
    return { expression: Prisma.sql`coalesce(p."printedOn", ${end}::date)`, type: 'date' }
  }
  return { expression: Prisma.sql`p."importedAt"`, type: 'timestamptz' }
}

function filtersOf({ newspaper, printedOn, status, q }: PageQuery): Prisma.Sql {
  const conditions: Prisma.Sql[] = []
  if (newspaper === 'none') conditions.push(Prisma.sql`p."newspaper" IS NULL`)
  else if (newspaper) conditions.push(Prisma.sql`p."newspaper" = ${newspaper}`)
  if (printedOn === 'none') conditions.push(Prisma.sql`p."printedOn" IS NULL`)
  else if (printedOn) conditions.push(Prisma.sql`p."printedOn" = ${printedOn}::date`)
  if (status) conditions.push(Prisma.sql`p."status" = ${status}::"PageStatus"`)
  if (q) {
    const own = Prisma.sql`concat_ws(' ', p."fileName", p."newspaper", p."pageLabel")`
    conditions.push(Prisma.sql`(${holdsWords(own, q)} OR EXISTS (
      SELECT 1 FROM "LedgerRow" l JOIN "Article" a ON a."id" = l."articleId"
      WHERE l."pageId" = p."id" AND ${holdsWords(Prisma.sql`a."headline"`, q)}))`)
  }
  return every(conditions)
}

/**
 * One screen of the source pages, newest import first unless asked otherwise. The search looks into file name, newspaper,
 * page label and the headlines of the page's articles.
 */
export async function listPageRows(query: PageQuery): Promise<Screen<PageRow>> {
  const direction = query.direction ?? (query.sort === 'name' ? 'asc' : 'desc')
  const key = sortKeyOf(query.sort, direction)
  const filters = filtersOf(query)
  const [rows, [count]] = await Promise.all([
    // The rows of the screen are picked first: what is only shown is read for these few.
    db.$queryRaw<(PageRow & { key: string })[]>`
      WITH shown AS (
        SELECT p."id" FROM "SourcePage" p
        WHERE ${filters} AND ${isAfter(query.after, key, ID, direction)}
        ${inOrder(key, ID, direction)} LIMIT ${SCREEN + 1})
      SELECT p."id", p."fileName", p."sheet",
        (SELECT count(*)::int FROM "SourcePage" s WHERE s."fileId" = p."fileId") AS "sheets", p."newspaper", p."newspaperIsGuess", to_char(p."printedOn", 'YYYY-MM-DD') AS "printedOn",
        p."printedOnIsGuess", p."pageLabel", p."pageLabelIsGuess", p."status"::text AS "status", p."importedAt",
        u."name" AS "importedBy", (${key.expression})::text AS "key",
        p."ink" <@ coalesce((SELECT range_agg(int4range(l."start", l."end")) FROM "LedgerRow" l WHERE l."pageId" = p."id"),
          '{}'::int4multirange) AS "isPlaced",
        owned."articles", owned."published",
        (SELECT a."headline" FROM "LedgerRow" l JOIN "Article" a ON a."id" = l."articleId"
          WHERE l."pageId" = p."id" ORDER BY l."start" LIMIT 1) AS "firstHeadline"
      FROM shown JOIN "SourcePage" p ON p."id" = shown."id" LEFT JOIN "User" u ON u."id" = p."importedById"
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "articles", (count(*) FILTER (WHERE a."status" = 'PUBLISHED'))::int AS "published"
        FROM "Article" a WHERE a."id" IN (SELECT l."articleId" FROM "LedgerRow" l WHERE l."pageId" = p."id")
      ) owned
      ${inOrder(key, ID, direction)}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "SourcePage" p WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

export type SheetRow = { id: string; sheet: number }

/** The pages of the file that a page came in, in their order; it is one of them. */
export async function listSheetsOfFile(pageId: string): Promise<SheetRow[]> {
  return db.sourcePage.findMany({
    where: { file: { pages: { some: { id: pageId } } } },
    orderBy: { sheet: 'asc' },
    select: { id: true, sheet: true },
  })
}

/** The newspapers that pages are known to come from, in the order of their names. */
export async function listNewspapers(): Promise<string[]> {
  const rows = await db.$queryRaw<{ newspaper: string }[]>`
    SELECT p."newspaper" FROM "SourcePage" p WHERE p."newspaper" IS NOT NULL
    GROUP BY p."newspaper" ORDER BY p."newspaper" COLLATE "zh-x-icu" LIMIT 500`
  return rows.map(({ newspaper }) => newspaper)
}
