import 'server-only'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'

type Asked = {
  /** Surfaces (lib/editorial/surfaces.ts) that a page shows. */
  surfaces: readonly string[]
  /** The articles whose words stand on it. */
  articleIds: readonly string[]
  /** When it was begun. */
  since: Date
}
type PageTimes = {
  /**
   * The next moment at which time alone changes what one of the surfaces shows: something goes live, its embargo ends, or it
   * expires. Null when nothing is due. What is kept of a page is good until then at the most.
   */
  nextChange: Date | null
  /** When the first of the articles expires after `since`, though it may be over by now; null when none of them does. */
  firstExpiry: Date | null
}

/** Until when a page is good, and until when it may be shown at all. */
export async function findPageTimes({ surfaces, articleIds, since }: Asked): Promise<PageTimes> {
  const [times] = await askForReaders<PageTimes>(Prisma.sql`${PLANNED}
    SELECT (SELECT min("at") FROM "TimedChange" WHERE "at" > now() AND "surface" = ANY(${[...surfaces]})) AS "nextChange",
      (SELECT min(p."expiresAt") FROM "Publication" p WHERE p."articleId" = ANY(${[...articleIds]}::uuid[])
        AND p."endedAt" IS NULL AND p."expiresAt" > ${since}) AS "firstExpiry"`)
  return times ?? { nextChange: null, firstExpiry: null }
}
