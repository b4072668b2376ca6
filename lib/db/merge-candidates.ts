import 'server-only'
import type { Dismissal } from '../editorial/candidate-list'
import type { NamePair, Named } from '../editorial/merge-candidates'
import { pinyinOf } from '../editorial/slug'
import type { TagType } from '../pipeline/model'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import type { Vocabulary } from './vocabulary-change'

export type NamedEntry = Named & { name: string; version: number; uses: number }

type StoredNamed = Omit<NamedEntry, 'kind' | 'names'> & { kind: TagType; others: string[] }

/** The tags that are not merged, with every name by which each is found and how often each is mentioned. */
export async function listNamedTags(): Promise<NamedEntry[]> {
  const rows = await db.$queryRaw<StoredNamed[]>`
    SELECT t."id"::text AS "id", t."type"::text AS "kind", t."name", t."disambiguation", t."version", t."pinyin" AS "reading",
      ARRAY(SELECT DISTINCT n."name" FROM "TagNaming" n WHERE n."rootId" = t."id" AND n."name" <> t."name" ORDER BY 1) AS "others",
      coalesce((SELECT jsonb_object_agg(x."scheme", x."value") FROM "TagExternalId" x WHERE x."tagId" = t."id"), '{}') AS "externalIds",
      coalesce(u."uses", 0)::int AS "uses"
    FROM "Tag" t LEFT JOIN (SELECT x."rootId", count(*) AS "uses" FROM "Mention" m JOIN "Tag" x ON x."id" = m."tagId"
      WHERE m."detachedAt" IS NULL GROUP BY x."rootId") u ON u."rootId" = t."id"
    WHERE t."mergedIntoId" IS NULL ORDER BY t."id"`
  return rows.map(({ others, ...row }) => ({ ...row, names: [row.name, ...others] }))
}

type StoredIndicator = Omit<NamedEntry, 'kind' | 'names' | 'externalIds' | 'disambiguation' | 'reading'> & {
  others: string[]
}

/** The indicators that are not merged, in the same shape. */
export async function listNamedIndicators(): Promise<NamedEntry[]> {
  const rows = await db.$queryRaw<StoredIndicator[]>`
    SELECT i."id"::text AS "id", i."name", i."version", i."canonicalUnit" AS "unit", i."dimension",
      ARRAY(SELECT DISTINCT s."name" FROM (SELECT x."rootId", x."name" FROM "Indicator" x
        UNION ALL SELECT x."rootId", a."name" FROM "IndicatorAlias" a JOIN "Indicator" x ON x."id" = a."indicatorId") s
        WHERE s."rootId" = i."id" AND s."name" <> i."name" ORDER BY 1) AS "others",
      coalesce(u."uses", 0)::int AS "uses"
    FROM "Indicator" i LEFT JOIN (SELECT x."rootId", count(*) AS "uses" FROM "Metric" m JOIN "Indicator" x ON x."id" = m."indicatorId"
      WHERE m."detachedAt" IS NULL GROUP BY x."rootId") u ON u."rootId" = i."id"
    WHERE i."mergedIntoId" IS NULL ORDER BY i."id"`
  return rows.map(({ others, ...row }) => ({
    ...row,
    kind: 'indicator' as const,
    disambiguation: '',
    externalIds: {},
    names: [row.name, ...others],
    reading: pinyinOf(row.name),
  }))
}

export const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** In how many articles both of each pair stand, by `pairKey`; pairs that never do are left out. */
export async function countTogether(
  table: Vocabulary,
  pairs: readonly NamePair[],
): Promise<Map<string, number>> {
  if (pairs.length === 0) return new Map()
  const [left, right] = [pairs.map(({ a }) => a), pairs.map(({ b }) => b)]
  const named =
    table === 'Tag'
      ? Prisma.sql`"Mention" m JOIN "Tag" x ON x."id" = m."tagId"`
      : Prisma.sql`"Metric" m JOIN "Indicator" x ON x."id" = m."indicatorId"`
  const rows = await db.$queryRaw<{ a: string; b: string; count: number }[]>`
    WITH named AS MATERIALIZED (
      SELECT DISTINCT x."rootId", m."articleId" FROM ${named}
      WHERE m."detachedAt" IS NULL AND x."rootId" = ANY(${[...new Set([...left, ...right])]}::uuid[]))
    SELECT p."a"::text AS "a", p."b"::text AS "b", count(*)::int AS "count"
    FROM unnest(${left}::uuid[], ${right}::uuid[]) AS p("a", "b")
    JOIN named one ON one."rootId" = p."a" JOIN named two ON two."rootId" = p."b" AND two."articleId" = one."articleId"
    GROUP BY p."a", p."b"`
  return new Map(rows.map(({ a, b, count }) => [pairKey(a, b), count]))
}

/** The pairs of which someone said that they are two, by `pairKey` of what they count for today. */
export async function listDismissed(table: Vocabulary): Promise<Set<string>> {
  const [entries, dismissals] = [Prisma.raw(`"${table}"`), Prisma.raw(`"${table}Dismissal"`)]
  const rows = await db.$queryRaw<{ a: string; b: string }[]>`
    SELECT a."rootId"::text AS "a", b."rootId"::text AS "b" FROM ${dismissals} d
    JOIN ${entries} a ON a."id" = d."firstId" JOIN ${entries} b ON b."id" = d."secondId"`
  return new Set(rows.map(({ a, b }) => pairKey(a, b)))
}

const inIdOrder = ({ aId, bId }: Dismissal) => ({
  firstId: aId < bId ? aId : bId,
  secondId: aId < bId ? bId : aId,
})

/** Writes that two are not one; false when that was said before. */
export async function putDismissal(
  tx: Tx,
  table: Vocabulary,
  { byId, ...pair }: Dismissal & { byId: string },
): Promise<boolean> {
  const data = [{ ...inIdOrder(pair), byId }]
  const { count } =
    table === 'Tag'
      ? await tx.tagDismissal.createMany({ data, skipDuplicates: true })
      : await tx.indicatorDismissal.createMany({ data, skipDuplicates: true })
  return count > 0
}

/** Takes that back; false when it was not said. */
export async function dropDismissal(tx: Tx, table: Vocabulary, pair: Dismissal): Promise<boolean> {
  const where = inIdOrder(pair)
  const { count } =
    table === 'Tag'
      ? await tx.tagDismissal.deleteMany({ where })
      : await tx.indicatorDismissal.deleteMany({ where })
  return count > 0
}
