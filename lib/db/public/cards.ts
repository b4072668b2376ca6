import 'server-only'
import { z } from 'zod'
import type { ArticleCard, Screen } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { isoTime, PRINTED_FACTS, SECTION_NAME } from './columns'
import { namingOf } from './naming'
import { LEAD_PICTURE } from './pictures'

const line = (field: string) =>
  Prisma.sql`(SELECT b."text" FROM "SearchBlock" b WHERE b."publicationId" = p."id" AND b."field" = ${field} LIMIT 1)`

/** The columns of `ArticleCard` of the live publication `p` in the section `s`. */
export const CARD_COLUMNS = Prisma.sql`
  p."articleId" AS "id", p."slug", p."headline", ${PRINTED_FACTS}, ${SECTION_NAME} AS "section",
  ${line('kicker')} AS "kicker", ${line('deck')} AS "deck", ${isoTime(Prisma.sql`p."firstPublishedAt"`)} AS "publishedAt",
  coalesce((SELECT left(b."text", 160) FROM "SearchBlock" b WHERE b."publicationId" = p."id" AND b."field" = 'body'
    ORDER BY length(b."text") < 40, b."position" LIMIT 1), '') AS "excerpt", ${LEAD_PICTURE} AS "picture",
  (SELECT count(*)::int FROM "PublishedMetric" m WHERE m."publicationId" = p."id") AS "figures"`

/** Newest first, and the last article of a screen to continue after: its first publication and its id. */
export const NEWEST_FIRST = Prisma.sql`ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC`

const Cursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(z.tuple([z.iso.datetime(), z.uuid()]))

export const isCursor = (text: string): boolean => Cursor.safeParse(text).success

/** The time a cursor continues after; null for one that cannot be read. */
export function timeOfCursor(cursor: string | undefined): Date | null {
  const read = Cursor.safeParse(cursor)
  return read.success ? new Date(read.data[0]) : null
}

/** The condition that a publication `p` comes after the cursor; one that cannot be read starts the list over. */
export const isAfterCard = (cursor: string | undefined) =>
  isAfter(Prisma.sql`p."firstPublishedAt", p."articleId"`, cursor)

/** The same of a document `d` of search. */
export const isAfterDocument = (cursor: string | undefined): Prisma.Sql =>
  isAfter(Prisma.sql`d."publishedAt", d."articleId"`, cursor)

function isAfter(place: Prisma.Sql, cursor: string | undefined): Prisma.Sql {
  const read = Cursor.safeParse(cursor)
  if (!read.success) return Prisma.sql`TRUE`
  const [time, id] = read.data
  return Prisma.sql`(${place}) < (${time}::timestamptz, ${id}::uuid)`
}

/** Whether readers can see the document `d` of search at this moment. */
export const LIVE_DOCUMENT = Prisma.sql`d."liveFrom" <= now() AND (d."liveUntil" IS NULL OR d."liveUntil" > now())`

/** Where a list goes on behind a card. */
export const cursorOf = ({ publishedAt, id }: Pick<ArticleCard, 'publishedAt' | 'id'>): string =>
  `${publishedAt}_${id}`

/** Cuts off the row too many, which only says that there is more. */
export function toCardScreen<Row extends ArticleCard>(found: readonly Row[], size: number): Screen<Row> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: last && found.length > size ? cursorOf(last) : null }
}

type Chosen = {
  sectionId?: string | undefined
  /** Roots of tags, each of which an article names. */
  tagIds?: readonly string[]
  /** Published anew at this time or later, in ISO. */
  changedSince?: string | undefined
  after?: string | undefined
}

/** One screen of live articles, newest first; of those that fit, when it is said which. */
export async function listCards(
  size: number,
  { sectionId, tagIds = [], changedSince, after }: Chosen = {},
): Promise<Screen<ArticleCard>> {
  const inSection = sectionId ? Prisma.sql`p."sectionId" = ${sectionId}::uuid` : Prisma.sql`TRUE`
  const isRecent = changedSince
    ? Prisma.sql`p."publishedAt" >= ${changedSince}::timestamptz`
    : Prisma.sql`TRUE`
  const namings = await Promise.all(tagIds.map(namingOf))
  const names =
    namings.length > 0
      ? Prisma.join(
          namings.map((naming) => naming.names),
          ' AND ',
        )
      : Prisma.sql`TRUE`
  const found = await db.$queryRaw<ArticleCard[]>`
    SELECT ${CARD_COLUMNS} FROM "LivePublication" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${inSection} AND ${isRecent} AND ${names} AND ${isAfterCard(after)} ${NEWEST_FIRST} LIMIT ${size + 1}`
  return toCardScreen(found, size)
}

/** The newest articles of every section that has one, in the order of the sections. */
export async function listCardsBySection(size: number): Promise<ArticleCard[]> {
  return db.$queryRaw<ArticleCard[]>`
    SELECT c.* FROM "Section" s CROSS JOIN LATERAL (
      SELECT ${CARD_COLUMNS} FROM "LivePublication" p WHERE p."sectionId" = s."id" ${NEWEST_FIRST} LIMIT ${size}) c
    ORDER BY s."position", c."publishedAt" DESC, c."id" DESC`
}
