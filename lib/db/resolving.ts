import 'server-only'
import type { ResolutionRule } from '../editorial/resolution'
import type { Tx } from './client'

type FoundRecord = { id: string; name: string; rule: ResolutionRule }
type FoundTag = FoundRecord | { id: null; name: null; rule: ResolutionRule }

/** The indicators that printed names mean, each as its survivor, by name or alias; names that none bears are left out. */
export async function findIndicatorNames(
  tx: Tx,
  names: readonly string[],
): Promise<Map<string, FoundRecord>> {
  if (names.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ printed: string; id: string; name: string; isOwn: boolean }[]>`
    SELECT DISTINCT ON (s."name") s."name" AS "printed", r."id"::text AS "id", r."name", r."name" = s."name" AS "isOwn"
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
 * article names with the same words. A name left open is answered without an id, with the reason as its rule.
 */
export async function findTagsForNames(
  tx: Tx,
  articleId: string,
  names: readonly string[],
): Promise<Map<string, FoundTag>> {
  if (names.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ printed: string; ids: string[]; mentioned: string[] }[]>`
    SELECT n."name" AS "printed",
      array(SELECT DISTINCT t."rootId"::text FROM (
        SELECT "id" FROM "Tag" WHERE "name" = n."name" UNION SELECT "tagId" FROM "TagAlias" WHERE "name" = n."name") s
        JOIN "Tag" t ON t."id" = s."id") AS "ids",
      array(SELECT DISTINCT t."rootId"::text FROM "Mention" m JOIN "Tag" t ON t."id" = m."tagId"
        WHERE m."articleId" = ${articleId}::uuid AND m."detachedAt" IS NULL AND m."quote" = n."name") AS "mentioned"
    FROM unnest(${[...new Set(names)]}::text[]) AS n("name")`
  const roots = rows.flatMap(({ ids, mentioned }) => [...ids, ...mentioned])
  const tags = await tx.tag.findMany({ where: { id: { in: roots } }, select: { id: true, name: true } })
  const nameOf = new Map(tags.map(({ id, name }) => [id, name]))
  return new Map(
    rows.map(({ printed, ids, mentioned }): [string, FoundTag] => {
      const [own] = ids.length === 1 ? ids : []
      const [named] = mentioned.length === 1 ? mentioned : []
      const id = own ?? named
      if (id === undefined) {
        const rule: ResolutionRule = ids.length > 1 ? 'tag.ambiguous' : 'tag.unknown'
        return [printed, { id: null, name: null, rule }]
      }
      const name = nameOf.get(id) ?? printed
      const rule: ResolutionRule =
        own === undefined ? 'tag.mentioned' : name === printed ? 'tag.name' : 'tag.alias'
      return [printed, { id, name, rule }]
    }),
  )
}

/** Whether the date that an article's relative periods are counted from is a guess. */
export async function isPrintedOnGuessed(tx: Tx, articleId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isGuess: boolean }[]>`
    SELECT p."printedOnIsGuess" AS "isGuess" FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId"
    WHERE l."articleId" = ${articleId}::uuid ORDER BY l."position" LIMIT 1`
  return row?.isGuess ?? false
}
