import 'server-only'
import { learnedEntries } from '../editorial/surface-form'
import { SURFACE } from '../editorial/surfaces'
import { dimensionOf } from '../pipeline/canonical-quantity'
import type { GazetteerEntry, TagType } from '../pipeline/model'
import { db, type Tx } from './client'
import { putIndicator } from './indicators'
import { markStale } from './stale-surfaces'
import { listChosenSenses } from './surface-forms'
import { putTag, putTagAlias } from './tags'

/**
 * What the tagger knows from the newsroom: the names that people tagged, in the sense chosen most often, then every name
 * and alias of the tags; merged tags count as their survivor. Always in the same order.
 */
export async function listSurfaces(): Promise<GazetteerEntry[]> {
  const named = await db.$queryRaw<GazetteerEntry[]>`
    SELECT DISTINCT s."name" AS "surface", r."type"::text AS "type", r."name" AS "canonical", s."tagId"
    FROM "TagNaming" s JOIN "Tag" r ON r."id" = s."rootId" ORDER BY s."tagId", s."name"`
  return [...learnedEntries(await listChosenSenses()), ...named]
}

/**
 * The tag of this type that bears the name, by name first, then by alias; made when there is none. A `surface` that
 * differs from the name becomes an alias, so that the tagger and the search know it from now on.
 */
export async function findOrPutTag(
  tx: Tx,
  named: { type: TagType; name: string; surface?: string },
): Promise<string> {
  const id = (await findTag(tx, named)) ?? (await putMissingTag(tx, named))
  const { name, surface = name } = named
  if (surface !== name && (await putTagAlias(tx, id, surface))) {
    await markStale(tx, [SURFACE.tag(id), SURFACE.tags])
  }
  return id
}

async function findTag(tx: Tx, { type, name }: { type: TagType; name: string }): Promise<string | null> {
  const found =
    (await tx.tag.findFirst({
      where: { type, name, deletedAt: null },
      orderBy: { disambiguation: 'asc' },
      select: { rootId: true },
    })) ??
    (await tx.tag.findFirst({
      where: { type, aliases: { some: { name } }, deletedAt: null },
      orderBy: { createdAt: 'asc' },
      select: { rootId: true },
    }))
  return found?.rootId ?? null
}

async function putMissingTag(tx: Tx, named: { type: TagType; name: string }): Promise<string> {
  await takeTurn(tx)
  const made = await findTag(tx, named)
  if (made) return made
  const { type, name } = named
  return (await putTag(tx, { type, name, disambiguation: '', description: '' })).id
}

/** Two transactions that miss the same name would both add it: they pass one after the other. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('vocabulary'))`
}

/**
 * The indicators that printed names mean, by name or alias; made where there is none. As with tags the answer is the one
 * that bears the name, whatever it is merged into. `units` gives each name's canonical unit.
 */
export async function findOrPutIndicators(
  tx: Tx,
  units: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const names = [...units.keys()]
  if (names.length === 0) return new Map()
  const known = await findIndicators(tx, names)
  if (names.every((name) => known.has(name))) return known
  await takeTurn(tx)
  const ids = await findIndicators(tx, names)
  for (const [name, canonicalUnit] of units) {
    if (ids.has(name)) continue
    const fields = { name, canonicalUnit, dimension: dimensionOf(canonicalUnit), description: '' }
    ids.set(name, (await putIndicator(tx, fields)).id)
  }
  return ids
}

async function findIndicators(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`
    SELECT DISTINCT ON (s."name") s."name", i."id"::text AS "id"
    FROM (SELECT "id", "name", 0 AS "rank" FROM "Indicator" UNION SELECT "indicatorId", "name", 1 FROM "IndicatorAlias") s
    JOIN "Indicator" i ON i."id" = s."id" WHERE s."name" = ANY(${[...names]})
    ORDER BY s."name", s."rank", i."createdAt"`
  return new Map(rows.map(({ name, id }) => [name, id]))
}

export type TagName = { id: string; type: TagType; name: string; disambiguation: string }

/** Names and types of tags by the id asked for; a merged tag answers as its survivor. */
export async function listTagNames(tx: Tx, ids: readonly string[]): Promise<Record<string, TagName>> {
  const rows = await tx.$queryRaw<(TagName & { asked: string })[]>`
    SELECT t."id"::text AS "asked", r."id"::text AS "id", r."type"::text AS "type", r."name", r."disambiguation"
    FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId" WHERE t."id" = ANY(${[...new Set(ids)]}::uuid[])`
  return Object.fromEntries(rows.map(({ asked, ...tag }) => [asked, tag]))
}

/** Every name and alias by which a tag is known, those of tags merged into it among them; the longest first. */
export async function listSurfacesOf(tx: Tx, tagId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT s."name" FROM "TagNaming" s WHERE s."rootId" = ${tagId}::uuid`
  return rows.map(({ name }) => name).sort((one, other) => other.length - one.length)
}
