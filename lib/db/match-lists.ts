import 'server-only'
import type { DuplicateRow, JumpView, MatchCounts, RepeatView } from '../editorial/match-views'
import type { DuplicateState } from '../editorial/matches'
import { db } from './client'
import { Prisma } from './generated/client'
import { matchedArticle, paragraphsOf } from './match-text'

/** Characters shown on either side of a seam. */
const SEAM = 160
/** Matches on one screen. */
export const MATCHES_SHOWN = 30

const [F, B] = [Prisma.sql`f`, Prisma.sql`b`]

/** Open matches of texts that are still work. */
const OPEN_JUMPS = Prisma.sql`"JumpMatch" m JOIN "Article" f ON f."id" = m."fragmentId" AND f."retiredAt" IS NULL
  JOIN "Article" b ON b."id" = m."beginningId" AND b."retiredAt" IS NULL`
const OPEN_DUPLICATES = Prisma.sql`"Duplicate" d JOIN "Article" a ON a."id" = d."articleId" AND a."retiredAt" IS NULL
  JOIN "Article" o ON o."id" = d."otherId" AND o."retiredAt" IS NULL`
/** What was set aside meanwhile is no repetition any more. */
const OPEN_REPEATS = Prisma.sql`"PageRepeat" r JOIN "SourcePage" p ON p."id" = r."pageId" AND EXISTS (
  SELECT FROM "LedgerRow" l WHERE l."pageId" = r."pageId" AND l."articleId" IS NOT NULL
    AND l."start" < r."end" AND l."end" > r."start")`

/** How many jumps, duplicates and repetitions wait for a person. */
export async function countMatches(): Promise<MatchCounts> {
  const [counts] = await db.$queryRaw<MatchCounts[]>`
    SELECT (SELECT count(*)::int FROM ${OPEN_JUMPS} WHERE m."state" = 'open') AS "jumps",
      (SELECT count(*)::int FROM ${OPEN_DUPLICATES} WHERE d."state" = 'open') AS "duplicates",
      (SELECT count(*)::int FROM ${OPEN_REPEATS} WHERE r."state" = 'open') AS "repeats"`
  return counts ?? { jumps: 0, duplicates: 0, repeats: 0 }
}

/** Open jumps, the likeliest of the newest first; those of one article when asked. */
export async function listOpenJumps(articleId?: string): Promise<JumpView[]> {
  const ofArticle = articleId
    ? Prisma.sql`AND ${articleId}::uuid IN (m."fragmentId", m."beginningId")`
    : Prisma.empty
  return db.$queryRaw<JumpView[]>`
    SELECT m."id", m."score", m."signs", m."createdAt",
      ${matchedArticle(F)} || jsonb_build_object('words', left(${paragraphsOf(Prisma.sql`fr."content"`)}, ${SEAM}::int),
        'jump', fr."content"->>'continuesFrom') AS "fragment",
      ${matchedArticle(B, 'last')} || jsonb_build_object('words', right(${paragraphsOf(Prisma.sql`br."content"`)}, ${SEAM}::int),
        'jump', br."content"->>'continuesTo') AS "beginning"
    FROM (SELECT m.* FROM ${OPEN_JUMPS} WHERE m."state" = 'open' ${ofArticle}
      ORDER BY date_trunc('day', m."createdAt") DESC, m."score" DESC, m."id" LIMIT ${MATCHES_SHOWN}) m
    JOIN "Article" f ON f."id" = m."fragmentId" JOIN "Article" b ON b."id" = m."beginningId"
    JOIN "Revision" fr ON fr."articleId" = f."id" AND fr."number" = f."head"
    JOIN "Revision" br ON br."articleId" = b."id" AND br."number" = b."head"
    ORDER BY date_trunc('day', m."createdAt") DESC, m."score" DESC, m."id"`
}

const DUPLICATE = Prisma.sql`d."id", d."containment", d."longest", d."createdAt",
  ${matchedArticle(Prisma.sql`a`)} AS "article", ${matchedArticle(Prisma.sql`o`)} AS "other"`

/** Open duplicates, newest first; those of one article when asked. */
export async function listOpenDuplicates(articleId?: string): Promise<DuplicateRow[]> {
  const ofArticle = articleId
    ? Prisma.sql`AND ${articleId}::uuid IN (d."articleId", d."otherId")`
    : Prisma.empty
  return db.$queryRaw<DuplicateRow[]>`
    SELECT ${DUPLICATE} FROM ${OPEN_DUPLICATES} WHERE d."state" = 'open' ${ofArticle}
    ORDER BY d."createdAt" DESC, d."id" LIMIT ${MATCHES_SHOWN}`
}

type StoredDuplicate = DuplicateRow & { state: DuplicateState; heads: { article: number; other: number } }

/** A duplicate, open or settled, with the numbers of the newest revisions; or null. */
export async function findDuplicate(id: string): Promise<StoredDuplicate | null> {
  const [row] = await db.$queryRaw<StoredDuplicate[]>`
    SELECT ${DUPLICATE}, d."state"::text AS "state", jsonb_build_object('article', a."head", 'other', o."head") AS "heads"
    FROM "Duplicate" d JOIN "Article" a ON a."id" = d."articleId" JOIN "Article" o ON o."id" = d."otherId"
    WHERE d."id" = ${id}::uuid`
  return row ?? null
}

/** A repetition with the text of its page, in which its places are. */
export type StoredRepeat = Pick<RepeatView, 'id' | 'page' | 'start' | 'end'> & {
  firstStart: number
  pageText: string
}

/** Repetitions within pages that wait for a person, newest pages first. */
export async function listOpenRepeats(): Promise<StoredRepeat[]> {
  return db.$queryRaw<StoredRepeat[]>`
    SELECT r."id", r."start", r."end", r."firstStart", p."text" AS "pageText", jsonb_build_object('id', p."id",
      'fileName', p."fileName", 'version', p."version", 'isDone', p."status" = 'DONE') AS "page"
    FROM ${OPEN_REPEATS} WHERE r."state" = 'open' ORDER BY p."importedAt" DESC, r."start" LIMIT ${MATCHES_SHOWN}`
}
