import 'server-only'
import type { Screen } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { isPublishedOn } from './columns'
import { toScreen } from './screen'

export type StoredSource = {
  id: string
  text: string
  newspaper: string | null
  printedOn: string | null
  printedOnIsGuess: boolean
  pageLabel: string | null
}

/** A run of a page and who owns it: an article (with its address while it is live) or a discard reason. */
export type OwnedRun = {
  start: number
  end: number
  discardReason: string | null
  articleId: string | null
  slug: string | null
  headline: string | null
}

/** A source page by id, or null. Whether readers may see it is for the caller to say, from its runs. */
export async function findSource(id: string): Promise<StoredSource | null> {
  const [row] = await db.$queryRaw<StoredSource[]>`
    SELECT g."id", g."text", g."newspaper", to_char(g."printedOn", 'YYYY-MM-DD') AS "printedOn", g."printedOnIsGuess",
      g."pageLabel" FROM "SourcePage" g WHERE g."id" = ${id}::uuid`
  return row ?? null
}

/** The runs of a page in order. Lines that an article took over since it was published are not public with it. */
export async function listRunsOf(pageId: string): Promise<OwnedRun[]> {
  return db.$queryRaw<OwnedRun[]>`
    SELECT l."start", l."end", l."discardReason", p."articleId", p."slug", p."headline"
    FROM "LedgerRow" l LEFT JOIN "LivePublication" p ON p."articleId" = l."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}
    WHERE l."pageId" = ${pageId}::uuid ORDER BY l."start"`
}

/** One screen of the pages with lines of a live article, in the order of their ids; `after` is the last id of the one before. */
export async function listSourceScreen(
  size: number,
  after?: string,
): Promise<Screen<Omit<StoredSource, 'text'>>> {
  const rest = after ? Prisma.sql`g."id" > ${after}::uuid` : Prisma.sql`TRUE`
  const found = await db.$queryRaw<Omit<StoredSource, 'text'>[]>`
    SELECT g."id", g."newspaper", to_char(g."printedOn", 'YYYY-MM-DD') AS "printedOn", g."printedOnIsGuess", g."pageLabel"
    FROM "SourcePage" g WHERE ${rest} AND EXISTS (SELECT FROM "LedgerRow" l JOIN "LivePublication" p ON p."articleId" = l."articleId"
      AND ${isPublishedOn(Prisma.sql`l."pageId"`)} WHERE l."pageId" = g."id")
    ORDER BY g."id" LIMIT ${size + 1}`
  return toScreen(found, size, ({ id }) => id)
}
