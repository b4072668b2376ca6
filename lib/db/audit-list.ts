import 'server-only'
import { AUDIT_ACTIONS, type AuditAction, type AuditQuery } from '../editorial/audit'
import type { Screen } from '../editorial/desk-lists'
import { db } from './client'
import { Prisma } from './generated/client'
import { every, holdsWords, SCREEN } from './keyset'

export type AuditRow = {
  /** A decimal number; newer rows have greater ones. */
  id: string
  actId: string
  actorId: string | null
  actorLabel: string
  action: AuditAction
  targetType: string
  targetId: string
  targetLabel: string
  detail: Prisma.JsonValue
  at: Date
}

/** The day begins and ends in Shanghai, where the newsroom is. */
const dayStart = (date: string, days: number) =>
  Prisma.sql`((${date}::date + ${days}::int)::timestamp AT TIME ZONE 'Asia/Shanghai')`

function filtersOf({ action, actorId, q, targetId, actId, from, to }: AuditQuery): Prisma.Sql {
  return every([
    Prisma.sql`e."action" = ANY(${[...AUDIT_ACTIONS]})`,
    ...(action ? [Prisma.sql`e."action" = ${action}`] : []),
    ...(actorId === 'machine' ? [Prisma.sql`e."actorId" IS NULL`] : []),
    ...(actorId && actorId !== 'machine' ? [Prisma.sql`e."actorId" = ${actorId}::uuid`] : []),
    ...(targetId ? [Prisma.sql`e."targetId" = ${targetId}`] : []),
    ...(actId ? [Prisma.sql`e."actId" = ${actId}::uuid`] : []),
    ...(q ? [holdsWords(Prisma.sql`concat_ws(' ', e."targetLabel", e."actorLabel")`, q)] : []),
    ...(from ? [Prisma.sql`e."at" >= ${dayStart(from, 0)}`] : []),
    ...(to ? [Prisma.sql`e."at" < ${dayStart(to, 1)}`] : []),
  ])
}

const COLUMNS = Prisma.sql`
  e."id"::text AS "id", e."actId"::text AS "actId", e."actorId"::text AS "actorId", e."actorLabel", e."action",
  e."targetType", e."targetId", e."targetLabel", e."detail", e."at"`

/** The id of the newest record, `0` when there is none. */
export async function lastAuditId(): Promise<string> {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    SELECT coalesce(max("id"), 0)::text AS "id" FROM "AuditEvent"`
  return row?.id ?? '0'
}

/** Some records behind one and up to another, oldest first. */
export function listAuditRowsFrom(
  query: AuditQuery,
  { after, last, size }: { after: string; last: string; size: number },
): Promise<AuditRow[]> {
  return db.$queryRaw<AuditRow[]>`
    SELECT ${COLUMNS} FROM "AuditEvent" e
    WHERE ${filtersOf(query)} AND e."id" > ${after}::bigint AND e."id" <= ${last}::bigint ORDER BY e."id" LIMIT ${size}`
}

/** One screen of the record, newest first. `after` is the id of the last row of the screen before. */
export async function listAuditRows(query: AuditQuery): Promise<Screen<AuditRow>> {
  const filters = filtersOf(query)
  const after = query.after ? Prisma.sql`e."id" < ${query.after}::bigint` : Prisma.sql`TRUE`
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<AuditRow[]>`
      SELECT ${COLUMNS}
      FROM "AuditEvent" e WHERE ${filters} AND ${after} ORDER BY e."id" DESC LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "AuditEvent" e WHERE ${filters}`,
  ])
  const shown = rows.slice(0, SCREEN)
  const next = rows.length > SCREEN ? (shown.at(-1)?.id ?? null) : null
  return { rows: shown, next, total: count?.total ?? 0 }
}

/** Everyone who left a record, by the name they last had. */
export async function listAuditActors(): Promise<{ id: string; label: string }[]> {
  return db.$queryRaw<{ id: string; label: string }[]>`
    SELECT u."id"::text AS "id", u."name" AS "label" FROM "User" u
    WHERE EXISTS (SELECT 1 FROM "AuditEvent" e WHERE e."actorId" = u."id") ORDER BY u."name" COLLATE "zh-x-icu"`
}
