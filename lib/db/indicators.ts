import 'server-only'
import { siteAddress } from '../editorial/addresses'
import type { NameBearer } from '../editorial/borne-name'
import { Dimension, type IndicatorUse } from '../editorial/indicator'
import { freeSlug, slugOf } from '../editorial/slug'
import { SURFACE } from '../editorial/surfaces'
import { NotFound } from '../errors'
import { db, type Tx } from './client'
import { markStale } from './stale-surfaces'
import { redirectAddress, refuseTaken } from './vocabulary-change'

type Fields = { name: string; dimension: Dimension; canonicalUnit: string; description: string }
export type StoredIndicator = Fields & { id: string; version: number; slug: string }

const stored = {
  id: true,
  version: true,
  name: true,
  slug: true,
  dimension: true,
  canonicalUnit: true,
  description: true,
} as const

const addressOf = (slug: string) => siteAddress.indicator('zh-CN', slug)

const toIndicator = (row: Omit<StoredIndicator, 'dimension'> & { dimension: string }): StoredIndicator => ({
  ...row,
  dimension: Dimension.catch('other').parse(row.dimension),
})

/** The indicator, or `NotFound`. */
export async function getIndicator(tx: Tx, id: string): Promise<StoredIndicator> {
  const indicator = await tx.indicator.findUnique({ where: { id }, select: stored })
  if (!indicator) throw new NotFound()
  return toIndicator(indicator)
}

/** Adds an indicator; answers it. Throws `Refused('indicator-name-taken', { name })`. */
export async function putIndicator(tx: Tx, fields: Fields): Promise<StoredIndicator> {
  const slug = await freeSlug(fields.name, (wanted) => isTaken(tx, wanted, null))
  const row = await refuseTaken('indicator-name-taken', fields.name, () =>
    tx.indicator.create({ data: { ...fields, slug }, select: stored }),
  )
  return toIndicator(row)
}

/** Whether a slug is another indicator's, or led to another once. */
async function isTaken(tx: Tx, slug: string, own: StoredIndicator | null): Promise<boolean> {
  const owner = await tx.indicator.findUnique({ where: { slug }, select: { id: true } })
  if (owner) return owner.id !== own?.id
  const redirect = await tx.redirect.findUnique({ where: { from: addressOf(slug) } })
  return redirect !== null && redirect.to !== (own && addressOf(own.slug))
}

/** Writes all fields; a name with another reading gets another address, and the old one leads there. */
export async function changeIndicatorFields(
  tx: Tx,
  indicator: StoredIndicator,
  fields: Fields,
): Promise<void> {
  const isSameAddress = slugOf(fields.name) === slugOf(indicator.name)
  const slug = isSameAddress
    ? indicator.slug
    : await freeSlug(fields.name, (wanted) => isTaken(tx, wanted, indicator))
  await refuseTaken('indicator-name-taken', fields.name, () =>
    tx.indicator.update({
      where: { id: indicator.id },
      data: { ...fields, slug, version: { increment: 1 } },
    }),
  )
  if (slug !== indicator.slug) await redirectAddress(tx, addressOf(indicator.slug), addressOf(slug))
}

/** Points an indicator to its survivor, or to nobody again. */
export async function changeIndicatorMerge(tx: Tx, id: string, mergedIntoId: string | null): Promise<void> {
  await tx.indicator.update({ where: { id }, data: { mergedIntoId, version: { increment: 1 } } })
}

/** Adds an alias; one that the indicator has stays as it is. */
export async function putIndicatorAlias(tx: Tx, indicatorId: string, name: string): Promise<void> {
  await tx.indicatorAlias.createMany({ data: [{ indicatorId, name }], skipDuplicates: true })
}

/** The other indicators, after merges, that bear a name or have it as an alias; those that it belongs to first. */
export const listIndicatorBearers = (tx: Tx, exceptId: string | null, name: string): Promise<NameBearer[]> =>
  tx.$queryRaw<NameBearer[]>`
    SELECT r."id"::text AS "id", r."version", NULL AS "type", r."name", '' AS "disambiguation",
      bool_or(s."isOwn" AND s."id" = r."id") AS "isOwnName"
    FROM (
      SELECT "id", "name", TRUE AS "isOwn" FROM "Indicator" UNION ALL
      SELECT "indicatorId", "name", FALSE FROM "IndicatorAlias") s
    JOIN "Indicator" i ON i."id" = s."id" JOIN "Indicator" r ON r."id" = i."rootId"
    WHERE s."name" = ${name}
      AND r."id" IS DISTINCT FROM (SELECT "rootId" FROM "Indicator" WHERE "id" = ${exceptId}::uuid)
    GROUP BY r."id" ORDER BY "isOwnName" DESC, r."createdAt", r."id"`

/** Whether the indicator has the name as an alias. */
export async function hasIndicatorAlias(tx: Tx, indicatorId: string, name: string): Promise<boolean> {
  return (await tx.indicatorAlias.count({ where: { indicatorId, name } })) > 0
}

/** Removes an alias; false when the indicator has none of that name. */
export async function deleteIndicatorAlias(tx: Tx, indicatorId: string, name: string): Promise<boolean> {
  const { count } = await tx.indicatorAlias.deleteMany({ where: { indicatorId, name } })
  return count > 0
}

/** Deletes an indicator that nothing uses (`countIndicatorUse`). */
export async function deleteIndicator(tx: Tx, id: string): Promise<void> {
  await tx.indicator.delete({ where: { id } })
}

/** What uses an indicator by its own id, not through merges; figures that were cut out may come back and count as well. */
export async function countIndicatorUse(id: string, tx: Tx = db): Promise<IndicatorUse> {
  const [row] = await tx.$queryRaw<(IndicatorUse & { other: number })[]>`
    SELECT
      (SELECT count(*)::int FROM "Metric" WHERE "indicatorId" = ${id}::uuid AND "detachedAt" IS NULL) AS "metrics",
      (SELECT count(*)::int FROM "PublishedMetric" m JOIN "LivePublication" p ON p."id" = m."publicationId"
        WHERE m."indicatorId" = ${id}::uuid) AS "published",
      (SELECT count(*)::int FROM "Metric" WHERE "indicatorId" = ${id}::uuid AND "detachedAt" IS NOT NULL)
        + (SELECT count(*)::int FROM "PublishedMetric" WHERE "indicatorId" = ${id}::uuid)
        + (SELECT count(*)::int FROM "Indicator" WHERE "mergedIntoId" = ${id}::uuid) AS "other"`
  if (!row) throw new Error('an aggregate answers one row')
  const { metrics, published, other } = row
  return { metrics, published, total: metrics + other }
}

/**
 * Marks every public surface that shows an indicator, or one merged with it, as stale: its page, the lists, the articles
 * that state a figure of it and the tags those are about.
 */
export async function markIndicatorStale(tx: Tx, ids: readonly string[]): Promise<void> {
  const family = await tx.$queryRaw<{ id: string; rootId: string }[]>`
    SELECT "id"::text AS "id", "rootId"::text AS "rootId" FROM "Indicator"
    WHERE "rootId" IN (SELECT "rootId" FROM "Indicator" WHERE "id" = ANY(${[...ids]}::uuid[]))`
  const members = family.map(({ id }) => id)
  const shown = await tx.$queryRaw<{ articleId: string; tagId: string | null }[]>`
    SELECT DISTINCT p."articleId"::text AS "articleId", t."rootId"::text AS "tagId"
    FROM "PublishedMetric" m JOIN "Publication" p ON p."id" = m."publicationId" AND p."endedAt" IS NULL
    LEFT JOIN "Tag" t ON t."id" IN (m."subjectTagId", m."scopeTagId")
    WHERE m."indicatorId" = ANY(${members}::uuid[])`
  await markStale(tx, [
    SURFACE.indicators,
    ...family.flatMap(({ id, rootId }) => [SURFACE.indicator(id), SURFACE.indicator(rootId)]),
    ...shown.map(({ articleId }) => SURFACE.article(articleId)),
    ...shown.flatMap(({ tagId }) => (tagId ? [SURFACE.tag(tagId)] : [])),
  ])
}
