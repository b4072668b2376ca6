import 'server-only'
import type { DuplicateRow, JumpView, MatchCounts, RepeatView, SettledMatch } from '../editorial/match-views'
import type { DuplicateState } from '../editorial/matches'
import { db } from './client'
import { Prisma } from './generated/client'
import { matchedArticle, paragraphsOf } from './match-text'

/** Characters shown on either side of a seam. */
const SEAM = 160
/** Matches on one screen. */
const MATCHES_SHOWN = 30

const [F, B] = [Prisma.sql`f`, Prisma.sql`b`]

/** Neither taken over nor killed nor thrown away: of such nothing waits. */
const isWork = (alias: string) => {
  const article = Prisma.raw(alias)
  return Prisma.sql`(${article}."retiredAt" IS NULL AND ${article}."status" NOT IN ('KILLED', 'TRASHED'))`
}

/** Open matches of texts that are still work. */
const OPEN_JUMPS = Prisma.sql`"JumpMatch" m JOIN "Article" f ON f."id" = m."fragmentId" AND ${isWork('f')}
  JOIN "Article" b ON b."id" = m."beginningId" AND ${isWork('b')}`
const OPEN_DUPLICATES = Prisma.sql`"Duplicate" d JOIN "Article" a ON a."id" = d."articleId" AND ${isWork('a')}
  JOIN "Article" o ON o."id" = d."otherId" AND ${isWork('o')}`
/** What was set aside meanwhile is no repetition any more. */
const OPEN_REPEATS = Prisma.sql`"PageRepeat" r JOIN "SourcePage" p ON p."id" = r."pageId" AND EXISTS (
  SELECT FROM "LedgerRow" l WHERE l."pageId" = r."pageId" AND l."articleId" IS NOT NULL
    AND l."start" < r."end" AND l."end" > r."start")`

/** Whether one of two columns is one of the articles asked for; true when none are named. */
const concerns = (articleIds: readonly string[] | undefined, one: Prisma.Sql, other: Prisma.Sql) =>
  articleIds
    ? Prisma.sql`AND (${one} = ANY(${[...articleIds]}::uuid[]) OR ${other} = ANY(${[...articleIds]}::uuid[]))`
    : Prisma.empty

type Asked = readonly string[] | undefined

const jumpsOf = (articleIds: Asked) =>
  concerns(articleIds, Prisma.sql`m."fragmentId"`, Prisma.sql`m."beginningId"`)
const duplicatesOf = (articleIds: Asked) =>
  concerns(articleIds, Prisma.sql`d."articleId"`, Prisma.sql`d."otherId"`)
/** A repetition is of its page alone: asked about articles without one, there is none. */
const repeatsOf = (articleIds: Asked, pageId?: string) => {
  if (pageId) return Prisma.sql`AND r."pageId" = ${pageId}::uuid`
  return articleIds ? Prisma.sql`AND FALSE` : Prisma.empty
}

/** How many jumps, duplicates and repetitions wait for a person: in all, or those of some articles and of one page. */
export async function countMatches(articleIds?: readonly string[], pageId?: string): Promise<MatchCounts> {
  const [counts] = await db.$queryRaw<MatchCounts[]>`
    SELECT (SELECT count(*)::int FROM ${OPEN_JUMPS} WHERE m."state" = 'open' ${jumpsOf(articleIds)}) AS "jumps",
      (SELECT count(*)::int FROM ${OPEN_DUPLICATES} WHERE d."state" = 'open' ${duplicatesOf(articleIds)}) AS "duplicates",
      (SELECT count(*)::int FROM ${OPEN_REPEATS} WHERE r."state" = 'open' ${repeatsOf(articleIds, pageId)}) AS "repeats"`
  return counts ?? { jumps: 0, duplicates: 0, repeats: 0 }
}

/** Open jumps, the likeliest of the newest first; those of some articles when asked. */
export async function listOpenJumps(articleIds?: readonly string[]): Promise<JumpView[]> {
  return db.$queryRaw<JumpView[]>`
    SELECT m."id", m."score", m."signs", m."createdAt",
      ${matchedArticle(F)} || jsonb_build_object('words', left(${paragraphsOf(Prisma.sql`fr."content"`)}, ${SEAM}::int),
        'jump', fr."content"->>'continuesFrom') AS "fragment",
      ${matchedArticle(B, 'last')} || jsonb_build_object('words', right(${paragraphsOf(Prisma.sql`br."content"`)}, ${SEAM}::int),
        'jump', br."content"->>'continuesTo') AS "beginning"
    FROM (SELECT m.* FROM ${OPEN_JUMPS} WHERE m."state" = 'open' ${jumpsOf(articleIds)}
      ORDER BY date_trunc('day', m."createdAt") DESC, m."score" DESC, m."id" LIMIT ${MATCHES_SHOWN}) m
    JOIN "Article" f ON f."id" = m."fragmentId" JOIN "Article" b ON b."id" = m."beginningId"
    JOIN "Revision" fr ON fr."articleId" = f."id" AND fr."number" = f."head"
    JOIN "Revision" br ON br."articleId" = b."id" AND br."number" = b."head"
    ORDER BY date_trunc('day', m."createdAt") DESC, m."score" DESC, m."id"`
}

const DUPLICATE = Prisma.sql`d."id", d."containment", d."longest", d."createdAt",
  ${matchedArticle(Prisma.sql`a`)} AS "article", ${matchedArticle(Prisma.sql`o`)} AS "other"`

/** Open duplicates, newest first; those of some articles when asked. */
export async function listOpenDuplicates(articleIds?: readonly string[]): Promise<DuplicateRow[]> {
  return db.$queryRaw<DuplicateRow[]>`
    SELECT ${DUPLICATE} FROM ${OPEN_DUPLICATES} WHERE d."state" = 'open' ${duplicatesOf(articleIds)}
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

/** Repetitions within pages that wait for a person, newest pages first; those of one page when asked. */
export async function listOpenRepeats(pageId?: string): Promise<StoredRepeat[]> {
  return db.$queryRaw<StoredRepeat[]>`
    SELECT r."id", r."start", r."end", r."firstStart", p."text" AS "pageText", jsonb_build_object('id', p."id",
      'fileName', p."fileName", 'version', p."version", 'isDone', p."status" = 'DONE') AS "page"
    FROM ${OPEN_REPEATS} WHERE r."state" = 'open' ${repeatsOf(undefined, pageId)} ORDER BY p."importedAt" DESC, r."start" LIMIT ${MATCHES_SHOWN}`
}

const settledSide = (table: 'a' | 'o' | 'b' | 'f') => {
  const alias = Prisma.raw(table)
  return Prisma.sql`jsonb_build_object('id', ${alias}."id", 'version', ${alias}."version", 'headline', ${alias}."headline",
    'status', ${alias}."status")`
}

/**
 * What people decided last, latest first; only of some articles, or of one page, when asked. What a decision about others
 * brought with it is left out, as is what became pointless when one of the two was retired.
 */
export async function listSettled(articleIds?: readonly string[], pageId?: string): Promise<SettledMatch[]> {
  return db.$queryRaw<SettledMatch[]>`
    SELECT s."id", s."decision", s."at", s."first", s."second", s."page", u."name" AS "by"
    FROM (
      SELECT m."id", m."state"::text AS "decision", m."decidedAt" AS "at", m."decidedById", ${settledSide('b')} AS "first",
        ${settledSide('f')} AS "second", NULL::jsonb AS "page"
      FROM "JumpMatch" m JOIN "Article" f ON f."id" = m."fragmentId" JOIN "Article" b ON b."id" = m."beginningId"
      WHERE b."retiredAt" IS NULL AND (m."state" = 'joined' OR m."state" = 'dismissed' AND f."retiredAt" IS NULL) ${jumpsOf(articleIds)}
      UNION ALL
      SELECT d."id", d."state"::text, d."decidedAt", d."decidedById",
        CASE WHEN a."retiredAt" IS NULL THEN ${settledSide('a')} ELSE ${settledSide('o')} END,
        CASE WHEN a."retiredAt" IS NULL THEN ${settledSide('o')} ELSE ${settledSide('a')} END, NULL
      FROM "Duplicate" d JOIN "Article" a ON a."id" = d."articleId" JOIN "Article" o ON o."id" = d."otherId"
      WHERE d."state" <> 'open' AND (a."retiredAt" IS NULL AND o."retiredAt" IS NULL
        OR d."state" = 'replaced' AND (a."retiredAt" IS NULL OR o."retiredAt" IS NULL)) ${duplicatesOf(articleIds)}
      UNION ALL
      SELECT r."id", 'repeat-kept', r."decidedAt", r."decidedById", NULL, NULL,
        jsonb_build_object('id', p."id", 'fileName', p."fileName")
      FROM "PageRepeat" r JOIN "SourcePage" p ON p."id" = r."pageId" WHERE r."state" = 'kept' ${repeatsOf(articleIds, pageId)}) s
    LEFT JOIN "User" u ON u."id" = s."decidedById" ORDER BY s."at" DESC, s."id" LIMIT ${MATCHES_SHOWN}`
}
