import 'server-only'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { isPublishedOn } from './columns'

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
