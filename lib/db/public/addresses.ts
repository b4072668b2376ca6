import 'server-only'
import type { AddressKind } from '../../editorial/sitemap-address'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { ARCHIVE_DAY, isoTime, isPublishedOn } from './columns'
import { IS_STATED } from './indicators'
import { IS_LIVE } from './tags'

export type PublishedAddress = { name: string; changedAt: string | null }

/** Every page of a kind, as `name` and `changedAt`, and their order: those that came last stand last, so that full files stay as they are. */
const LISTS: Record<AddressKind, { rows: Prisma.Sql; order: Prisma.Sql }> = {
  articles: {
    rows: Prisma.sql`SELECT p."slug" AS "name", p."publishedAt" AS "changedAt", p."firstPublishedAt", p."articleId" FROM "LivePublication" p`,
    order: Prisma.sql`"firstPublishedAt", "articleId"`,
  },
  tags: {
    rows: Prisma.sql`SELECT r."slug" AS "name", NULL::timestamptz AS "changedAt", r."id" FROM "Tag" r
      WHERE r."mergedIntoId" IS NULL AND r."deletedAt" IS NULL AND ${IS_LIVE}`,
    order: Prisma.sql`"id"`,
  },
  indicators: {
    rows: Prisma.sql`SELECT r."slug" AS "name", NULL::timestamptz AS "changedAt", r."id" FROM "Indicator" r
      WHERE r."mergedIntoId" IS NULL AND ${IS_STATED}`,
    order: Prisma.sql`"id"`,
  },
  sources: {
    rows: Prisma.sql`SELECT DISTINCT l."pageId"::text AS "name", NULL::timestamptz AS "changedAt" FROM "LedgerRow" l
      JOIN "LivePublication" p ON p."articleId" = l."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}`,
    order: Prisma.sql`"name"`,
  },
  days: {
    rows: Prisma.sql`SELECT to_char(${ARCHIVE_DAY}, 'YYYY-MM-DD') AS "name", max(p."publishedAt") AS "changedAt"
      FROM "LivePublication" p GROUP BY ${ARCHIVE_DAY}`,
    order: Prisma.sql`"name"`,
  },
  authors: {
    rows: Prisma.sql`SELECT b."name", max(p."publishedAt") AS "changedAt", min(p."firstPublishedAt") AS "since"
      FROM "PublishedByline" b JOIN "LivePublication" p ON p."id" = b."publicationId" GROUP BY b."name"`,
    order: Prisma.sql`"since", "name"`,
  },
}

/** The parts of so many pages that a kind is cut into, in order, each with when a page of it last changed (null when that is not known). */
export async function listAddressParts(kind: AddressKind, size: number): Promise<(string | null)[]> {
  const { rows, order } = LISTS[kind]
  const parts = await db.$queryRaw<{ changedAt: string | null }[]>`
    SELECT ${isoTime(Prisma.sql`max("changedAt")`)} AS "changedAt"
    FROM (SELECT "changedAt", (row_number() OVER (ORDER BY ${order}) - 1) / ${size} AS "part" FROM (${rows}) r) n
    GROUP BY "part" ORDER BY "part"`
  return parts.map(({ changedAt }) => changedAt)
}

/** The pages of one part, counted from 1. */
export async function listAddressesOf(
  kind: AddressKind,
  part: number,
  size: number,
): Promise<PublishedAddress[]> {
  const { rows, order } = LISTS[kind]
  return db.$queryRaw<PublishedAddress[]>`
    SELECT "name", ${isoTime(Prisma.sql`"changedAt"`)} AS "changedAt" FROM (${rows}) r
    ORDER BY ${order} LIMIT ${size} OFFSET ${(part - 1) * size}`
}

export type NewsStory = { id: string; slug: string; headline: string; publishedAt: string }

/**
 * Articles that first went public in the last so many hours, newest first. What was imported is no news, whenever that was and
 * whatever became of it.
 */
export async function listNews(hours: number, size: number): Promise<NewsStory[]> {
  return db.$queryRaw<NewsStory[]>`
    SELECT p."articleId" AS "id", p."slug", p."headline", ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt"
    FROM "LivePublication" p
    WHERE p."firstPublishedAt" > now() - make_interval(hours => ${hours})
      AND NOT EXISTS (SELECT FROM "Publication" o WHERE o."articleId" = p."articleId" AND o."origin" = 'import')
    ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${size}`
}
