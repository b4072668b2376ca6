import 'server-only'
import type { CorrectionNote, CorrectionRow } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { isoTime } from './columns'

const NOTE = Prisma.sql`k."id"::text AS "id", k."note", k."before", k."after", ${isoTime(Prisma.sql`k."publishedAt"`)} AS "publishedAt"`
const NEWEST_FIRST = Prisma.sql`ORDER BY k."publishedAt" DESC, k."id" DESC`

/** What was corrected in an article, newest first. */
export function listCorrectionsOf(articleId: string): Promise<CorrectionNote[]> {
  return db.$queryRaw<CorrectionNote[]>`${PLANNED}
    SELECT ${NOTE} FROM "Correction" k WHERE k."articleId" = ${articleId}::uuid AND k."state" = 'published' ${NEWEST_FIRST}`
}

/** The newest corrections of all articles; one whose article is withdrawn stays in the list, without an address. */
export function listCorrections(size: number): Promise<CorrectionRow[]> {
  return db.$queryRaw<CorrectionRow[]>`
    SELECT ${NOTE}, k."articleId"::text AS "articleId", coalesce(v."headline", p."headline") AS "headline", v."slug"
    FROM "Correction" k JOIN "Publication" p ON p."id" = k."publicationId"
    LEFT JOIN "LivePublication" v ON v."articleId" = k."articleId"
    WHERE k."state" = 'published' ${NEWEST_FIRST} LIMIT ${size}`
}
