import 'server-only'
import type { Claim, ConflictEvidence, ConflictRef, ConflictState, Outcome } from '../editorial/conflict'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound } from '../errors'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'

const decimal = (column: Prisma.Sql) => Prisma.sql`trim_scale(${column})::text`
const isoDate = (column: Prisma.Sql) => Prisma.sql`to_char(${column}, 'YYYY-MM-DD')`

/** The page on which an article's first piece was printed. */
export const FIRST_PAGE = Prisma.sql`LEFT JOIN LATERAL (
  SELECT p.* FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId"
  WHERE l."articleId" = m."articleId" ORDER BY l."position" LIMIT 1) p ON true`

type StoredClaim = Omit<Claim, 'period'> & {
  periodFrom: string | null
  periodTo: string | null
  isOwn: boolean
}

/**
 * The confirmed figures of an article, and those of all articles about the same things: same indicator and same subject
 * after merges, or the same printed subject where no tag is known. Figures without a subject are compared with none.
 */
export async function listRivals(tx: Tx, articleId: string): Promise<{ own: Claim[]; others: Claim[] }> {
  const rows = await tx.$queryRaw<StoredClaim[]>`
    WITH own AS (
      SELECT DISTINCT i."rootId" AS "indicator", t."rootId" AS "tag", CASE WHEN t."id" IS NULL THEN m."subject" END AS "subject"
      FROM "Metric" m JOIN "Indicator" i ON i."id" = m."indicatorId" LEFT JOIN "Tag" t ON t."id" = m."subjectTagId"
      WHERE m."articleId" = ${articleId}::uuid AND m."detachedAt" IS NULL AND NOT m."isStale"
        AND (t."id" IS NOT NULL OR m."subject" IS NOT NULL))
    SELECT m."id"::text AS "id", m."articleId"::text AS "articleId", own."indicator"::text AS "indicatorId", coalesce(own."tag"::text, own."subject") AS "subject",
      coalesce(c."rootId"::text, m."scope") AS "scope", m."text", m."quote", ${decimal(Prisma.sql`m."value"`)} AS "value",
      ${decimal(Prisma.sql`m."valueTo"`)} AS "valueTo", ${decimal(Prisma.sql`m."from"`)} AS "from", m."direction", m."unit",
      m."qualifier", m."kind", ${isoDate(Prisma.sql`m."periodFrom"`)} AS "periodFrom",
      ${isoDate(Prisma.sql`m."periodTo"`)} AS "periodTo", m."periodIsGuess",
      ${isoDate(Prisma.sql`p."printedOn"`)} AS "printedOn", m."articleId" = ${articleId}::uuid AS "isOwn"
    FROM own JOIN "Indicator" i ON i."rootId" = own."indicator" JOIN "Metric" m ON m."indicatorId" = i."id"
    JOIN "Article" a ON a."id" = m."articleId" AND a."retiredAt" IS NULL
    LEFT JOIN "Tag" c ON c."id" = m."scopeTagId" ${FIRST_PAGE}
    WHERE m."detachedAt" IS NULL AND NOT m."isStale" AND (
      (own."tag" IS NOT NULL AND m."subjectTagId" IN (SELECT "id" FROM "Tag" WHERE "rootId" = own."tag"))
      OR (own."tag" IS NULL AND m."subjectTagId" IS NULL AND m."subject" = own."subject"))`
  const claims = rows.map(({ periodFrom, periodTo, isOwn, ...claim }) => ({
    isOwn,
    claim: {
      ...claim,
      period: periodFrom !== null && periodTo !== null ? { from: periodFrom, to: periodTo } : null,
    },
  }))
  return {
    own: claims.flatMap(({ isOwn, claim }) => (isOwn ? [claim] : [])),
    others: claims.flatMap(({ isOwn, claim }) => (isOwn ? [] : [claim])),
  }
}

/**
 * The articles with a confirmed figure about an entry or one that is merged into it, directly or through others: an
 * indicator's figures, a tag's as their subject or scope.
 */
export async function listFigureArticles(tx: Tx, entry: 'Tag' | 'Indicator', id: string): Promise<string[]> {
  const table = Prisma.raw(`"${entry}"`)
  const isAbout =
    entry === 'Tag'
      ? Prisma.sql`(m."subjectTagId" = e."id" OR m."scopeTagId" = e."id")`
      : Prisma.sql`m."indicatorId" = e."id"`
  const rows = await tx.$queryRaw<{ articleId: string }[]>`
    WITH RECURSIVE e AS (
      SELECT ${id}::uuid AS "id" UNION SELECT merged."id" FROM ${table} merged JOIN e ON merged."mergedIntoId" = e."id")
    SELECT DISTINCT m."articleId"::text AS "articleId" FROM e JOIN "Metric" m ON ${isAbout}
    WHERE m."detachedAt" IS NULL AND NOT m."isStale" ORDER BY 1`
  return rows.map(({ articleId }) => articleId)
}

export type KnownConflict = {
  id: string
  firstId: string
  secondId: string
  state: ConflictState
  time: string
  hint: string | null
  evidence: Prisma.JsonValue
}

/** The conflicts that a figure of the article takes part in, whatever became of them. */
export async function listConflictsOf(tx: Tx, articleId: string): Promise<KnownConflict[]> {
  return tx.conflict.findMany({
    where: { OR: [{ first: { articleId } }, { second: { articleId } }] },
    select: { id: true, firstId: true, secondId: true, state: true, time: true, hint: true, evidence: true },
  })
}

export type FoundConflict = {
  firstId: string
  secondId: string
  time: string
  hint: string | null
  evidence: ConflictEvidence
}

/** Adds conflicts that were not known; a pair that another transaction has added meanwhile is left as it is. */
export async function putConflicts(tx: Tx, found: readonly FoundConflict[]): Promise<void> {
  if (found.length > 0) await tx.conflict.createMany({ data: [...found], skipDuplicates: true })
}

const UNDECIDED = { outcome: null, heldId: null, note: '', decidedById: null, decidedAt: null } as const

/** Opens a conflict (again) with what its figures say now; the draft of a correction that came of it goes. */
export async function openConflict(
  tx: Tx,
  id: string,
  found: Omit<FoundConflict, 'firstId' | 'secondId'>,
): Promise<void> {
  await tx.correction.deleteMany({ where: { conflictId: id, state: 'draft' } })
  await tx.conflict.update({
    where: { id },
    data: { ...found, ...UNDECIDED, state: 'open', version: { increment: 1 } },
  })
}

/** Says of open conflicts that their figures can both hold now. */
export async function endConflicts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.conflict.updateMany({
    where: { id: { in: [...ids] }, state: 'open' },
    data: { state: 'gone', version: { increment: 1 } },
  })
}

const sides = {
  select: { id: true, text: true, articleId: true, indicatorId: true, subjectTagId: true },
} as const

/** Holds a conflict that must still be what the person saw. Throws `NotFound` or `Conflict`. */
export async function lockConflict(tx: Tx, { id, version }: ConflictRef) {
  await tx.$executeRaw`SELECT 1 FROM "Conflict" WHERE "id" = ${id}::uuid FOR UPDATE`
  const row = await tx.conflict.findUnique({ where: { id }, include: { first: sides, second: sides } })
  if (!row) throw new NotFound()
  if (row.version !== version) throw new Conflict()
  return row
}

/** Writes how a conflict was settled. */
export async function settleConflictRow(
  tx: Tx,
  id: string,
  decision: { outcome: Outcome; heldId: string | null; note: string; decidedById: string },
): Promise<void> {
  await tx.correction.deleteMany({ where: { conflictId: id, state: 'draft' } })
  await tx.conflict.update({
    where: { id },
    data: { ...decision, state: 'settled', decidedAt: new Date(), version: { increment: 1 } },
  })
}

/** Takes a decision back. */
export async function reopenConflictRow(tx: Tx, id: string): Promise<void> {
  await tx.correction.deleteMany({ where: { conflictId: id, state: 'draft' } })
  await tx.conflict.update({
    where: { id },
    data: { ...UNDECIDED, state: 'open', version: { increment: 1 } },
  })
}

/** Adds the draft of a correction. */
export async function putCorrection(
  tx: Tx,
  draft: {
    articleId: string
    metricId: string
    conflictId: string
    before: string
    after: string
    note: string
    createdById: string
  },
): Promise<void> {
  await tx.correction.create({ data: draft })
}

/** The public surfaces that tell of how figures stand: their articles, indicators and subjects, by root. */
export async function surfacesOfFigures(tx: Tx, metricIds: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ articleId: string; indicatorId: string | null; tagId: string | null }[]>`
    SELECT m."articleId"::text AS "articleId", i."rootId"::text AS "indicatorId", t."rootId"::text AS "tagId"
    FROM "Metric" m LEFT JOIN "Indicator" i ON i."id" = m."indicatorId"
    LEFT JOIN "Tag" t ON t."id" IN (m."subjectTagId", m."scopeTagId") WHERE m."id" = ANY(${[...metricIds]}::uuid[])`
  return rows.flatMap(({ articleId, indicatorId, tagId }) => [
    SURFACE.article(articleId),
    ...(indicatorId ? [SURFACE.indicator(indicatorId)] : []),
    ...(tagId ? [SURFACE.tag(tagId)] : []),
  ])
}

/** How many conflicts wait for a decision. */
export const countOpenConflicts = (): Promise<number> => db.conflict.count({ where: { state: 'open' } })

/** How many conflicts of an article's figures wait for a decision. */
export const countConflictsOf = (tx: Tx, articleId: string): Promise<number> =>
  tx.conflict.count({ where: { state: 'open', OR: [{ first: { articleId } }, { second: { articleId } }] } })
