import 'server-only'
import type { ResolutionRule } from '../editorial/resolution'
import type { Tx } from './client'

type FoundRecord = { id: string; name: string; rule: ResolutionRule }
type FoundTag = FoundRecord | { id: null; name: null; rule: ResolutionRule }

/** The indicators that printed names mean, by name or alias, named as their survivors; names that none bears are left out. */
export async function findIndicatorNames(
  tx: Tx,
  names: readonly string[],
): Promise<Map<string, FoundRecord>> {
  if (names.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ printed: string; id: string; name: string; isOwn: boolean }[]>`
    SELECT DISTINCT ON (s."name") s."name" AS "printed", i."id"::text AS "id", r."name", i."name" = s."name" AS "isOwn"
    FROM (SELECT "id", "name", 0 AS "rank" FROM "Indicator" UNION SELECT "indicatorId", "name", 1 FROM "IndicatorAlias") s
    JOIN "Indicator" i ON i."id" = s."id" JOIN "Indicator" r ON r."id" = i."rootId" WHERE s."name" = ANY(${[...names]})
    ORDER BY s."name", s."rank", i."createdAt"`
  return new Map(
    rows.map(({ printed, isOwn, ...record }) => [
      printed,
      { ...record, rule: isOwn ? 'indicator.name' : 'indicator.alias' },
    ]),
  )
}

/**
 * The tags that printed names mean: the one that bears the name or an alias; of several, or of none, the one that the
 * article names with the same words. The id is that of the tag itself, so that it is still right when a merge is taken
 * back; the name is its survivor's. A name left open is answered without an id, with the reason as its rule.
 */
export async function findTagsForNames(
  tx: Tx,
  articleId: string,
  names: readonly string[],
): Promise<Map<string, FoundTag>> {
  if (names.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ printed: string; ids: string[]; mentioned: string[] }[]>`
    SELECT n."name" AS "printed",
      array(SELECT (array_agg(s."tagId"::text ORDER BY s."isAlias", s."tagId" <> s."rootId", s."tagId"))[1]
        FROM "TagNaming" s WHERE s."name" = n."name" GROUP BY s."rootId") AS "ids",
      array(SELECT (array_agg(t."id"::text ORDER BY m."tagOrder", t."id"))[1]
        FROM "Mention" m JOIN "Tag" t ON t."id" = m."tagId"
        WHERE m."articleId" = ${articleId}::uuid AND m."detachedAt" IS NULL AND m."quote" = n."name"
        GROUP BY t."rootId") AS "mentioned"
    FROM unnest(${[...new Set(names)]}::text[]) AS n("name")`
  const tags = await tx.$queryRaw<{ id: string; own: string; name: string }[]>`
    SELECT t."id"::text AS "id", t."name" AS "own", r."name" FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId"
    WHERE t."id" = ANY(${rows.flatMap(({ ids, mentioned }) => [...ids, ...mentioned])}::uuid[])`
  const known = new Map(tags.map((tag) => [tag.id, tag]))
  return new Map(
    rows.map(({ printed, ids, mentioned }): [string, FoundTag] => {
      const [own] = ids.length === 1 ? ids : []
      const [named] = mentioned.length === 1 ? mentioned : []
      const tag = known.get(own ?? named ?? '')
      if (!tag)
        return [printed, { id: null, name: null, rule: ids.length > 1 ? 'tag.ambiguous' : 'tag.unknown' }]
      const { id, name } = tag
      if (own === undefined) return [printed, { id, name, rule: 'tag.mentioned' }]
      return [printed, { id, name, rule: tag.own === printed ? 'tag.name' : 'tag.alias' }]
    }),
  )
}

/** Tags that an editor chose themselves, named as their survivors; ids of tags that are no more are left out. */
export async function findChosenTags(tx: Tx, ids: readonly string[]): Promise<Map<string, FoundRecord>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT t."id"::text AS "id", r."name" FROM "Tag" t JOIN "Tag" r ON r."id" = t."rootId"
    WHERE t."id" = ANY(${[...ids]}::uuid[])`
  return new Map(rows.map((tag) => [tag.id, { ...tag, rule: 'tag.chosen' }]))
}

/** Whether the date that an article's relative periods are counted from is a guess. */
export async function isPrintedOnGuessed(tx: Tx, articleId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isGuess: boolean }[]>`
    SELECT p."printedOnIsGuess" AS "isGuess" FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId"
    WHERE l."articleId" = ${articleId}::uuid ORDER BY l."position" LIMIT 1`
  return row?.isGuess ?? false
}
