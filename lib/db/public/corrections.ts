import 'server-only'
import { z } from 'zod'
import type { CorrectionNote, CorrectionRow, Screen } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { IS_TOLD, isoTime } from './columns'
import { toScreen } from './screen'

const NOTE = Prisma.sql`k."id"::text AS "id", k."note", k."before", k."after", ${isoTime(Prisma.sql`k."publishedAt"`)} AS "publishedAt"`
const NEWEST_FIRST = Prisma.sql`ORDER BY k."publishedAt" DESC, k."id" DESC`

/** What was corrected in an article, newest first, as `CorrectionNote`s. */
export const correctionsOf = (articleId: Prisma.Sql) => Prisma.sql`
  SELECT ${NOTE} FROM "Correction" k WHERE k."articleId" = ${articleId} AND ${IS_TOLD} ${NEWEST_FIRST}`

export const listCorrectionsOf = (articleId: string): Promise<CorrectionNote[]> =>
  db.$queryRaw<CorrectionNote[]>`${PLANNED} ${correctionsOf(Prisma.sql`${articleId}::uuid`)}`

const Cursor = z
  .string()
  .transform((text) => text.split('_'))
  .pipe(z.tuple([z.iso.datetime(), z.uuid()]))

export const isCorrectionCursor = (text: string): boolean => Cursor.safeParse(text).success

/** One screen of the corrections of all articles, newest first; one whose article is withdrawn stays in the list, without an address. */
export async function listCorrections(size: number, after?: string): Promise<Screen<CorrectionRow>> {
  const read = Cursor.safeParse(after)
  const rest = read.success
    ? Prisma.sql`(k."publishedAt", k."id") < (${read.data[0]}::timestamptz, ${read.data[1]}::uuid)`
    : Prisma.sql`TRUE`
  const found = await db.$queryRaw<CorrectionRow[]>`
    SELECT ${NOTE}, k."articleId"::text AS "articleId", coalesce(v."headline", p."headline") AS "headline", v."slug"
    FROM "Correction" k JOIN "Publication" p ON p."id" = k."publicationId"
    LEFT JOIN "LivePublication" v ON v."articleId" = k."articleId"
    WHERE ${IS_TOLD} AND ${rest} ${NEWEST_FIRST} LIMIT ${size + 1}`
  return toScreen(found, size, ({ publishedAt, id }) => `${publishedAt}_${id}`)
}
