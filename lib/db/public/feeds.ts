import 'server-only'
import { db } from '../client'
import { Prisma } from '../generated/client'
import type { PictureFacts } from '../../editorial/picture'
import { isoTime } from './columns'
import { LEAD_PICTURE } from './pictures'

/** A story of a feed. */
export type FeedRow = {
  /** Of the article. */
  id: string
  slug: string
  headline: string
  summary: string
  section: string
  publishedAt: string
  updatedAt: string
  /** The one at its head. */
  picture: PictureFacts | null
}

/** What a feed is about: everything, or what a section holds, a tag is named in, an indicator is stated in (ids of roots). */
export type FeedAbout = { sectionId: string } | { tagId: string } | { indicatorId: string } | null

function isAbout(about: FeedAbout): Prisma.Sql {
  if (about === null) return Prisma.sql`TRUE`
  if ('sectionId' in about) return Prisma.sql`p."sectionId" = ${about.sectionId}::uuid`
  if ('tagId' in about)
    return Prisma.sql`p."id" IN (
      SELECT m."publicationId" FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id" WHERE t."rootId" = ${about.tagId}::uuid
      UNION SELECT f."publicationId" FROM "Tag" t JOIN "PublishedMetric" f ON t."id" IN (f."subjectTagId", f."scopeTagId")
        WHERE t."rootId" = ${about.tagId}::uuid)`
  return Prisma.sql`p."id" IN (SELECT f."publicationId" FROM "Indicator" i JOIN "PublishedMetric" f ON f."indicatorId" = i."id"
    WHERE i."rootId" = ${about.indicatorId}::uuid)`
}

/** The newest live articles about something. */
export async function listFeedRows(about: FeedAbout, size: number): Promise<FeedRow[]> {
  return db.$queryRaw<FeedRow[]>`
    SELECT p."articleId" AS "id", p."slug", p."headline", s."name" AS "section", ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt",
      ${isoTime(Prisma.sql`p."publishedAt"`)} AS "updatedAt",
      ${LEAD_PICTURE} AS "picture",
      coalesce((SELECT left(b."text", 200) FROM "SearchBlock" b WHERE b."publicationId" = p."id" AND b."field" IN ('deck', 'body')
        ORDER BY b."field" = 'body', length(b."text") < 40, b."position" LIMIT 1), '') AS "summary"
    FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${isAbout(about)} ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${size}`
}
