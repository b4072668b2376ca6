import 'server-only'
import {
  sortOf,
  type ArticleQuery,
  type ArticleRow,
  type Screen,
  type StateCounts,
} from '../editorial/desk-lists'
import type { BulkRow } from '../editorial/bulk'
import type { Found } from '../editorial/finding'
import { STATUSES, type State } from '../editorial/workflow'
import { concerns, IS_OVERDUE, PRESSING } from './article-conditions'
import { articlesHolding } from './article-texts'
import { db } from './client'
import { Prisma } from './generated/client'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'

const ID = Prisma.sql`a."id"`

/** The page that an article's first piece stands on says when and where it was printed. */
const PRINTED = Prisma.sql`LEFT JOIN LATERAL (
  SELECT p."newspaper", p."printedOn", p."printedOnIsGuess" FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId"
  WHERE l."articleId" = a."id" ORDER BY l."position" LIMIT 1) printed ON TRUE`

/** Articles without a date stand last whichever way the list runs. */
function sortKeyOf(sort: ReturnType<typeof sortOf>, direction: 'asc' | 'desc'): SortKey {
  if (sort === 'headline') return { expression: Prisma.sql`a."headline" COLLATE "zh-x-icu"`, type: 'text' }
  if (sort === 'priority') return { expression: PRESSING, type: 'text' }
  if (sort === 'printed') {
    const end = direction === 'asc' ? 'infinity' : '-infinity'
    return { expression: Prisma.sql`coalesce(printed."printedOn", ${end}::date)`, type: 'date' }
  }
  return { expression: Prisma.sql`a."updatedAt"`, type: 'timestamptz' }
}

/** A state that is a status as well is looked up as one; the others are kinds of `PUBLISHED`. */
function isIn(state: State): Prisma.Sql {
  const status = STATUSES.find((one) => one === state && one !== 'PUBLISHED')
  if (status) return Prisma.sql`a."status" = ${status}::"ArticleStatus"`
  return Prisma.sql`a."status" = 'PUBLISHED' AND EXISTS (
    SELECT FROM "ArticleState" st WHERE st."articleId" = a."id" AND st."state" = ${state})`
}

/** A word of a search, in headline, kicker, deck or bylines, or in the text; one character is looked for in the former alone. */
function holdsWord(word: string): Prisma.Sql {
  const head = Prisma.sql`concat_ws(' ', a."kicker", a."headline", a."deck",
    (SELECT string_agg(b."name", ' ') FROM "Byline" b WHERE b."articleId" = a."id"))`
  const holding = articlesHolding(word)
  return holding ? Prisma.sql`(${holdsWords(head, word)} OR a."id" IN (${holding}))` : holdsWords(head, word)
}

function filtersOf({ status, ...query }: ArticleQuery, actorId: string): Prisma.Sql {
  const { sectionId, newspaper, printedOn, q, assigneeId, overdue, mine } = query
  const conditions: Prisma.Sql[] = [Prisma.sql`a."retiredAt" IS NULL`]
  conditions.push(status ? isIn(status) : Prisma.sql`a."status" <> 'TRASHED'`)
  if (assigneeId === 'none') conditions.push(Prisma.sql`a."assigneeId" IS NULL`)
  else if (assigneeId) conditions.push(Prisma.sql`a."assigneeId" = ${assigneeId}::uuid`)
  if (overdue) conditions.push(IS_OVERDUE)
  if (mine) conditions.push(concerns(mine, actorId))
  if (sectionId) conditions.push(Prisma.sql`a."sectionId" = ${sectionId}::uuid`)
  if (newspaper === 'none') conditions.push(Prisma.sql`printed."newspaper" IS NULL`)
  else if (newspaper) conditions.push(Prisma.sql`printed."newspaper" = ${newspaper}`)
  if (printedOn === 'none') conditions.push(Prisma.sql`printed."printedOn" IS NULL`)
  else if (printedOn) conditions.push(Prisma.sql`printed."printedOn" = ${printedOn}::date`)
  if (q) conditions.push(...q.split(/\s+/u).map(holdsWord))
  return every(conditions)
}

const countOf = (table: 'Mention' | 'Metric') =>
  Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(`"${table}"`)} m WHERE m."articleId" = a."id" AND m."detachedAt" IS NULL)`

/** Whether the article is one of a pair that waits for a person; the other is still work. */
const hasOpen = (table: 'JumpMatch' | 'Duplicate', one: string, other: string) => {
  const [pairs, first, second] = [table, one, other].map((name) => Prisma.raw(`"${name}"`))
  return Prisma.sql`EXISTS (SELECT FROM ${pairs} m JOIN "Article" o ON o."id" <> a."id" AND o."id" IN (m.${first}, m.${second})
    WHERE m."state" = 'open' AND a."id" IN (m.${first}, m.${second}) AND o."retiredAt" IS NULL)`
}

/**
 * One screen of the articles, last changed first unless asked otherwise. The search looks into headline, kicker, deck,
 * bylines and text.
 */
export async function listArticleRows(query: ArticleQuery, actorId: string): Promise<Screen<ArticleRow>> {
  const sort = sortOf(query)
  const direction = query.direction ?? (sort === 'headline' ? 'asc' : 'desc')
  const key = sortKeyOf(sort, direction)
  const filters = filtersOf(query, actorId)
  const needed = query.newspaper || query.printedOn ? PRINTED : Prisma.empty
  const [rows, [count]] = await Promise.all([
    // The rows of the screen are picked first: what is only shown is read for these few.
    db.$queryRaw<(ArticleRow & { key: string })[]>`
      WITH shown AS (
        SELECT a."id" FROM "Article" a ${sort === 'printed' ? PRINTED : needed}
        WHERE ${filters} AND ${isAfter(query.after, key, ID, direction)}
        ${inOrder(key, ID, direction)} LIMIT ${SCREEN + 1})
      SELECT a."id", a."version", a."headline", a."kicker", state."state" AS "status", a."slug", a."isEdited", a."isFragment",
        ${hasOpen('JumpMatch', 'fragmentId', 'beginningId')} AS "mayJoin",
        ${hasOpen('Duplicate', 'articleId', 'otherId')} AS "mayRepeat",
        a."updatedAt", a."returnReason" IS NOT NULL AS "isReturned",
        jsonb_build_object('id', s."id", 'name', s."name", 'nameEn', s."nameEn") AS "section",
        printed."newspaper", to_char(printed."printedOn", 'YYYY-MM-DD') AS "printedOn",
        coalesce(printed."printedOnIsGuess", FALSE) AS "printedOnIsGuess",
        (SELECT count(*)::int FROM "Suggestion" g WHERE g."articleId" = a."id" AND g."state" = 'open') AS "openSuggestions",
        ${countOf('Mention')} AS "mentions", ${countOf('Metric')} AS "metrics",
        u."name" AS "assignee", asked."name" AS "reviewer", a."dueAt", ${IS_OVERDUE} AS "isOverdue", a."priority"::text AS "priority",
        CASE state."state" WHEN 'SCHEDULED' THEN greatest(live."goLiveAt", live."embargoUntil")
          WHEN 'CHANGE_SCHEDULED' THEN live."yieldsAt" END AS "liveAt",
        live."origin"::text AS "origin",
        coalesce(r."number" < a."head" AND state."state" <> 'CHANGE_SCHEDULED', FALSE) AS "hasUnpublishedChanges",
        (${key.expression})::text AS "key"
      FROM shown JOIN "Article" a ON a."id" = shown."id" JOIN "ArticleState" state ON state."articleId" = a."id"
      LEFT JOIN "User" u ON u."id" = a."assigneeId" LEFT JOIN "User" asked ON asked."id" = a."askedId" JOIN "Section" s ON s."id" = a."sectionId" ${PRINTED}
      LEFT JOIN "CurrentPublication" live ON live."articleId" = a."id"
      LEFT JOIN "Revision" r ON r."id" = live."revisionId"
      ${inOrder(key, ID, direction)}`,
    db.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS "total" FROM "Article" a ${needed} WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0)
}

/** How many articles are in each state; of the filters the state alone does not count. What is in the trash is told as well. */
export async function countByState(query: ArticleQuery, actorId: string): Promise<StateCounts> {
  const { status: _, ...others } = query
  const needed = query.newspaper || query.printedOn ? PRINTED : Prisma.empty
  const rows = await db.$queryRaw<{ state: State; count: number }[]>`
    SELECT st."state", count(*)::int AS "count" FROM "Article" a JOIN "ArticleState" st ON st."articleId" = a."id" ${needed}
    WHERE (${filtersOf(others, actorId)} OR (${filtersOf({ ...others, status: 'TRASHED' }, actorId)})) GROUP BY st."state"`
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** The articles that the filters let through, up to a bound, last changed first, and how many there are. */
export async function listMatching(
  query: ArticleQuery,
  actorId: string,
  most: number,
): Promise<{ rows: BulkRow[]; total: number }> {
  const filters = filtersOf(query, actorId)
  const needed = query.newspaper || query.printedOn ? PRINTED : Prisma.empty
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<BulkRow[]>`
      SELECT a."id"::text AS "id", a."version", a."headline" FROM "Article" a ${needed} WHERE ${filters}
      ORDER BY a."updatedAt" DESC, a."id" DESC LIMIT ${most}`,
    db.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS "total" FROM "Article" a ${needed} WHERE ${filters}`,
  ])
  return { rows, total: count?.total ?? 0 }
}

/** How many articles each of these lists holds, counted no further than a bound. */
export async function countViews(
  queries: readonly ArticleQuery[],
  actorId: string,
  most: number,
): Promise<number[]> {
  if (queries.length === 0) return []
  const counts = queries.map((query, at) => {
    const needed = query.newspaper || query.printedOn ? PRINTED : Prisma.empty
    return Prisma.sql`(SELECT ${at}::int AS "at", count(*)::int AS "count" FROM (
      SELECT 1 FROM "Article" a ${needed} WHERE ${filtersOf(query, actorId)} LIMIT ${most}) c)`
  })
  const rows = await db.$queryRaw<{ at: number; count: number }[]>`${Prisma.join(counts, ' UNION ALL ')}`
  const found = new Map(rows.map(({ at, count }) => [at, count]))
  return queries.map((_query, at) => found.get(at) ?? 0)
}

/** The articles whose headline holds the words, last changed first; what is thrown away is left out. */
export async function findHeadlinesLike(q: string, most: number): Promise<Found['articles']> {
  return db.$queryRaw<Found['articles']>`
    SELECT f."id"::text AS "id", f."headline", s."state" FROM (
      SELECT a."id", a."headline", a."updatedAt" FROM "Article" a
      WHERE a."retiredAt" IS NULL AND a."status" NOT IN ('TRASHED', 'KILLED') AND ${holdsWords(Prisma.sql`a."headline"`, q)}
      ORDER BY a."updatedAt" DESC, a."id" DESC LIMIT ${most}) f
    JOIN "ArticleState" s ON s."articleId" = f."id" ORDER BY f."updatedAt" DESC, f."id" DESC`
}
