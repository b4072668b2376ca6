import 'server-only'
import type { ConflictQuery, ConflictRow, ConflictSide } from '../editorial/conflict'
import type { Screen } from '../editorial/desk-lists'
import { db } from './client'
import { FIRST_PAGE } from './conflicts'
import { Prisma } from './generated/client'
import { every, holdsWords, inOrder, isAfter, toScreen, type SortKey } from './keyset'

/** Two sentences a row: fewer fit on a screen than of other lists. */
const CONFLICTS = 20

const decimal = (column: Prisma.Sql) => Prisma.sql`trim_scale(${column})::text`
const isoDate = (column: Prisma.Sql) => Prisma.sql`to_char(${column}, 'YYYY-MM-DD')`

const side = (metricId: Prisma.Sql) => Prisma.sql`(
  SELECT jsonb_build_object('metricId', m."id", 'text', m."text", 'quote', m."quote", 'value', ${decimal(Prisma.sql`m."value"`)},
    'valueTo', ${decimal(Prisma.sql`m."valueTo"`)}, 'from', ${decimal(Prisma.sql`m."from"`)}, 'unit', m."unit",
    'qualifier', m."qualifier", 'direction', m."direction", 'kind', m."kind", 'period', m."period",
    'periodFrom', ${isoDate(Prisma.sql`m."periodFrom"`)}, 'periodTo', ${isoDate(Prisma.sql`m."periodTo"`)}, 'scope', m."scope",
    'article', jsonb_build_object('id', a."id", 'headline', a."headline", 'status', a."status"),
    'page', CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('id', p."id", 'newspaper', p."newspaper",
      'printedOn', ${isoDate(Prisma.sql`p."printedOn"`)}, 'printedOnIsGuess', p."printedOnIsGuess", 'label', p."pageLabel") END)
  FROM "Metric" m JOIN "Article" a ON a."id" = m."articleId" ${FIRST_PAGE} WHERE m."id" = ${metricId})`

const FROM = Prisma.sql`FROM "Conflict" c JOIN "Metric" f ON f."id" = c."firstId" JOIN "Metric" g ON g."id" = c."secondId"
  JOIN "Indicator" i ON i."id" = f."indicatorId" JOIN "Indicator" r ON r."id" = i."rootId"
  LEFT JOIN "Tag" t ON t."id" = f."subjectTagId" LEFT JOIN "Tag" s ON s."id" = t."rootId"
  LEFT JOIN "User" u ON u."id" = c."decidedById"`

const KEY: SortKey = { expression: Prisma.sql`c."createdAt"`, type: 'timestamptz' }

type StoredRow = Omit<ConflictRow, 'first' | 'second'> & {
  first: ConflictSide
  second: ConflictSide
  key: string
}

/** One screen of the conflicts, newest first; those that wait for a decision unless asked otherwise. */
export async function listConflictRows({
  state = 'open',
  outcome,
  q,
  after,
}: ConflictQuery): Promise<Screen<ConflictRow>> {
  const id = Prisma.sql`c."id"`
  const searched = Prisma.sql`concat_ws(' ', r."name", s."name", f."subject", f."quote", g."quote")`
  const filters = every([
    ...(state === 'all' ? [] : [Prisma.sql`c."state" = ${state}::"ConflictState"`]),
    ...(outcome ? [Prisma.sql`c."outcome" = ${outcome}`] : []),
    ...(q ? [holdsWords(searched, q)] : []),
  ])
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<StoredRow[]>`
      SELECT c."id"::text AS "id", c."version", c."state"::text AS "state", c."time", c."hint", c."outcome",
        c."heldId"::text AS "heldId", c."note", u."name" AS "decidedBy", c."decidedAt", c."createdAt",
        jsonb_build_object('id', r."id", 'name', r."name") AS "indicator", coalesce(s."name", f."subject", '') AS "subject",
        ${side(Prisma.sql`c."firstId"`)} AS "first", ${side(Prisma.sql`c."secondId"`)} AS "second",
        EXISTS (SELECT 1 FROM "Correction" x WHERE x."conflictId" = c."id") AS "hasCorrection", c."createdAt"::text AS "key"
      ${FROM} WHERE ${filters} AND ${isAfter(after, KEY, id, 'desc')} ${inOrder(KEY, id, 'desc')} LIMIT ${CONFLICTS + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" ${FROM} WHERE ${filters}`,
  ])
  return toScreen(rows, count?.total ?? 0, CONFLICTS)
}
