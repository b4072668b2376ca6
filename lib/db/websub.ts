import 'server-only'
import { z } from 'zod'
import type { FeedSubject } from '../editorial/feed-address'
import { db } from './client'
import { hubUrl, siteUrl } from './public/site'

/** Where to tell of news, and where the feeds stand; null where there is no hub. */
export function findHub(): { hub: string; site: string } | null {
  const hub = hubUrl()
  return hub === null ? null : { hub, site: siteUrl() }
}

const KEY = 'websub'
const Told = z.object({ until: z.coerce.date() })

/** Up to when the hub knows everything, or null when it was never told. */
export async function hubToldUntil(): Promise<Date | null> {
  const setting = await db.setting.findUnique({ where: { key: KEY } })
  return Told.safeParse(setting?.value).data?.until ?? null
}

/** Notes that the hub knows everything up to a moment. */
export async function noteHubTold(until: Date): Promise<void> {
  const value = { until: until.toISOString() }
  await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value }, update: { value } })
}

/** The feeds in which a story appeared, changed or disappeared between two moments: by an act, or by time. */
export async function listChangedFeeds(since: Date, until: Date): Promise<FeedSubject[]> {
  return db.$queryRaw<FeedSubject[]>`
    WITH changed AS (SELECT p."id", p."sectionId" FROM "Publication" p WHERE EXISTS (
      SELECT FROM unnest(array[p."publishedAt", p."goLiveAt", p."embargoUntil", p."expiresAt", p."yieldsAt", p."endedAt"]) t("at")
      WHERE t."at" > ${since} AND t."at" <= ${until}))
    SELECT 'site' AS "kind", NULL AS "slug" WHERE EXISTS (SELECT FROM changed)
    UNION SELECT 'section', s."slug" FROM changed c JOIN "Section" s ON s."id" = c."sectionId"
    UNION SELECT 'tag', r."slug" FROM changed c JOIN "PublishedMention" m ON m."publicationId" = c."id"
      JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
    UNION SELECT 'tag', r."slug" FROM changed c JOIN "PublishedMetric" f ON f."publicationId" = c."id"
      JOIN "Tag" t ON t."id" IN (f."subjectTagId", f."scopeTagId") JOIN "Tag" r ON r."id" = t."rootId"
    UNION SELECT 'indicator', r."slug" FROM changed c JOIN "PublishedMetric" f ON f."publicationId" = c."id"
      JOIN "Indicator" i ON i."id" = f."indicatorId" JOIN "Indicator" r ON r."id" = i."rootId"`
}
