import 'server-only'
import {
  OVERVIEW_COUNT_MAX,
  OVERVIEW_LISTS,
  type Head,
  type OverviewArticle,
  type OverviewFailure,
  type OverviewList,
  type OverviewPage,
  type OverviewScheduled,
} from '../editorial/overview'
import { concerns, IS_OVERDUE, IS_WAITING, PRESSING } from './article-conditions'
import { db } from './client'
import { Prisma } from './generated/client'
import { ImportFacts } from './import-lists'

const HEAD = 6
const FAILURES = 6
/** What failed before this many days is history. */
const DAYS = 14

const BY_CHANGE = Prisma.sql`"updatedAt" DESC, "id" DESC`
const BY_DUE = Prisma.sql`"dueAt" ASC NULLS LAST, "updatedAt" DESC, "id" DESC`
/** As the whole of it is listed. */
const BY_PRIORITY = Prisma.sql`${PRESSING} DESC, "id" DESC`

function orderOf(list: OverviewList): Prisma.Sql {
  if (list === 'reviews' || list === 'waiting') return BY_PRIORITY
  return list === 'assigned' || list === 'overdue' ? BY_DUE : BY_CHANGE
}

const IS_PUBLIC = Prisma.sql`a."status" = 'PUBLISHED' AND EXISTS (SELECT FROM "LivePublication" l WHERE l."articleId" = a."id")`

/** What is overdue is everyone's to see who can assign it; to others what is theirs. */
type Who = { id: string; seesAllOverdue: boolean }

function conditionOf(list: OverviewList, { id, seesAllOverdue }: Who): Prisma.Sql {
  if (list === 'waiting') return IS_WAITING
  if (list === 'recent') return IS_PUBLIC
  if (list !== 'overdue') return concerns(list, id)
  return seesAllOverdue ? IS_OVERDUE : Prisma.sql`${IS_OVERDUE} AND ${concerns('assigned', id)}`
}

/** Every list of articles at once: the first rows of each and their number, counted no further than a bound. */
export async function headsOfArticles(
  who: Who,
  lists: readonly OverviewList[] = OVERVIEW_LISTS,
): Promise<Record<OverviewList, Head<OverviewArticle>>> {
  const heads = lists.map((list) => {
    const order = orderOf(list)
    return Prisma.sql`(
      SELECT ${list} AS "list", a.*, (count(*) OVER ())::int AS "total", row_number() OVER (ORDER BY ${order}) AS "place" FROM (
        SELECT a."id", a."headline", a."returnReason", a."updatedAt", a."dueAt", a."priority", a."assigneeId", a."askedId", ${IS_OVERDUE} AS "isOverdue" FROM "Article" a
        WHERE a."retiredAt" IS NULL AND ${conditionOf(list, who)} ORDER BY ${order} LIMIT ${OVERVIEW_COUNT_MAX}) a
      ORDER BY ${order} LIMIT ${HEAD})`
  })
  const rows = await db.$queryRaw<(OverviewArticle & { list: OverviewList; total: number })[]>`
    SELECT h."list", h."total", h."id"::text AS "id", h."headline", h."returnReason", h."updatedAt", h."dueAt", h."isOverdue", h."priority"::text AS "priority",
      s."state" AS "status", u."name" AS "assignee", asked."name" AS "reviewer"
    FROM (${Prisma.join(heads, ' UNION ALL ')}) h JOIN "ArticleState" s ON s."articleId" = h."id"
    LEFT JOIN "User" u ON u."id" = h."assigneeId" LEFT JOIN "User" asked ON asked."id" = h."askedId" ORDER BY h."list", h."place"`
  const headOf = (list: OverviewList): Head<OverviewArticle> => {
    const own = rows.filter((row) => row.list === list)
    return { rows: own, total: own[0]?.total ?? 0 }
  }
  return {
    returned: headOf('returned'),
    assigned: headOf('assigned'),
    reviews: headOf('reviews'),
    drafts: headOf('drafts'),
    waiting: headOf('waiting'),
    overdue: headOf('overdue'),
    recent: headOf('recent'),
  }
}

/** What readers will see next, soonest first. */
export async function headOfScheduled(): Promise<Head<OverviewScheduled>> {
  const rows = await db.$queryRaw<(OverviewScheduled & { total: number })[]>`
    SELECT h.*, (count(*) OVER ())::int AS "total" FROM (
      SELECT p."articleId"::text AS "id", p."headline", greatest(p."goLiveAt", p."embargoUntil") AS "at",
        coalesce(p."embargoUntil" > now(), FALSE) AS "isEmbargo"
      FROM "Publication" p JOIN "Article" a ON a."id" = p."articleId" AND a."retiredAt" IS NULL
      WHERE p."endedAt" IS NULL AND (p."goLiveAt" > now() OR p."embargoUntil" > now())
      ORDER BY "at", p."id" LIMIT ${OVERVIEW_COUNT_MAX}) h
    ORDER BY "at" LIMIT ${HEAD}`
  return { rows, total: rows[0]?.total ?? 0 }
}

/** Files that could not be imported, nor later under the same name, and that nobody dismissed, and approvals that fell, newest first. */
export async function listFailures(): Promise<OverviewFailure[]> {
  const since = Prisma.sql`now() - make_interval(days => ${DAYS}::int)`
  const [files, fallen] = await Promise.all([
    db.$queryRaw<{ id: string; path: string; code: string | null; facts: unknown; at: Date }[]>`
      SELECT i."id"::text AS "id", i."path", i."errorCode" AS "code", i."errorFacts" AS "facts", i."settledAt" AS "at"
      FROM "ImportItem" i
      WHERE i."state" = 'FAILED' AND i."dismissedAt" IS NULL AND i."settledAt" > ${since}
        AND NOT EXISTS (SELECT FROM "ImportItem" n WHERE n."path" = i."path" AND n."state" = 'DONE' AND n."settledAt" > i."settledAt")
      ORDER BY i."settledAt" DESC LIMIT ${FAILURES}`,
    db.$queryRaw<{ id: string; headline: string; at: Date }[]>`
      SELECT a."id"::text AS "id", a."headline", v."endedAt" AS "at" FROM "Review" v JOIN "Article" a ON a."id" = v."articleId"
      WHERE v."state" = 'fallen' AND v."endedAt" > ${since} AND a."status" = 'DRAFT' AND a."retiredAt" IS NULL
        AND NOT EXISTS (SELECT FROM "Review" n WHERE n."articleId" = a."id" AND n."createdAt" > v."createdAt")
      ORDER BY v."endedAt" DESC LIMIT ${FAILURES}`,
  ])
  return [
    ...files.map((file) => ({ kind: 'import' as const, ...file, facts: ImportFacts.parse(file.facts) })),
    ...fallen.map((article) => ({ kind: 'fallen' as const, ...article })),
  ]
    .sort((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, FAILURES)
}

/** The pages that are not done, newest first. */
export async function headOfOpenPages(): Promise<Head<OverviewPage>> {
  const [rows, total] = await Promise.all([
    db.$queryRaw<OverviewPage[]>`
      SELECT p."id"::text AS "id", p."fileName", p."importedAt",
        (SELECT a."headline" FROM "LedgerRow" l JOIN "Article" a ON a."id" = l."articleId"
          WHERE l."pageId" = p."id" AND a."headline" <> '' ORDER BY l."start" LIMIT 1) AS "headline",
        (SELECT count(DISTINCT l."articleId")::int FROM "LedgerRow" l WHERE l."pageId" = p."id") AS "articles"
      FROM "SourcePage" p WHERE p."status" = 'OPEN' ORDER BY p."importedAt" DESC, p."id" DESC LIMIT ${HEAD}`,
    db.sourcePage.count({ where: { status: 'OPEN' }, take: OVERVIEW_COUNT_MAX }),
  ])
  return { rows, total }
}
