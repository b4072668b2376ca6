import 'server-only'
import { db } from '../client'
import { PLANNED } from '../planned'

/**
 * The next moment at which time alone changes what one of these surfaces (lib/editorial/surfaces.ts) shows: something goes
 * live, its embargo ends, or it expires. Null when nothing is due. What is kept of a page is good until then at the most.
 */
export async function findNextChange(surfaces: Iterable<string>): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`${PLANNED}
    SELECT min("at") AS "at" FROM "TimedChange" WHERE "at" > now() AND "surface" = ANY(${[...new Set(surfaces)]})`
  return row?.at ?? null
}

/** When the first of these articles expires after `since`, though it may be over by now; null when none of them does. */
export async function findFirstExpiry(articleIds: readonly string[], since: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ at: Date | null }[]>`${PLANNED}
    SELECT min(p."expiresAt") AS "at" FROM "Publication" p
    WHERE p."articleId" = ANY(${[...articleIds]}::uuid[]) AND p."endedAt" IS NULL AND p."expiresAt" > ${since}`
  return row?.at ?? null
}
