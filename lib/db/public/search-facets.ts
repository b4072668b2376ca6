import 'server-only'
import type { SearchFacets } from '../../editorial/search-views'
import { Prisma } from '../generated/client'

/** So many of the newest are counted by what they name. */
export const COUNTED = 250
const FACETS = 10

export const NO_FACETS: SearchFacets = {
  types: [],
  tags: [],
  cities: [],
  sections: [],
  years: [],
  figures: 0,
}

/**
 * Of the rows of `"matched"`, the newest and the tags that they name, for `facetsOf`. Merged tags count as one: only of those that several of the
 * found tags were merged into it is asked which articles name them. The type of a tag that is not merged stands beside its number, which
 * spares looking up most of thousands twice.
 */
export const FACET_TABLES = Prisma.sql`
  "newest" AS MATERIALIZED (SELECT d.* FROM "matched" d WHERE d."place" <= ${COUNTED}),
  "mentioned" AS MATERIALIZED (SELECT n."place", x."number" FROM "newest" n, unnest(n."tags") x("number")),
  "tallied" AS MATERIALIZED (SELECT m."number", count(*)::int AS "count" FROM "mentioned" m GROUP BY m."number"),
  "bearers" AS MATERIALIZED (
    SELECT t."number", y."count", t."rootId", count(*) OVER (PARTITION BY t."rootId") AS "borne",
      CASE WHEN t."rootId" = t."id" THEN t."type" ELSE (SELECT r."type" FROM "Tag" r WHERE r."id" = t."rootId") END AS "type"
    FROM "tallied" y CROSS JOIN LATERAL (SELECT t.* FROM "Tag" t WHERE t."number" = y."number" OFFSET 0) t),
  "counts" AS MATERIALIZED (
    SELECT b."rootId", b."count" FROM "bearers" b WHERE b."borne" = 1
    UNION ALL SELECT b."rootId", count(DISTINCT m."place")::int FROM "bearers" b JOIN "mentioned" m ON m."number" = b."number"
      WHERE b."borne" > 1 GROUP BY b."rootId")`

/** The newest counted by what they are and name, as one JSON. */
export function facetsOf(cityIds: readonly string[]): Prisma.Sql {
  const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(x) FROM (${rows}) x), '[]')`
  const tag = Prisma.sql`r."id", r."slug", r."name", r."type", g."count"`
  return Prisma.sql`
    SELECT json_build_object(
      'types', ${list(Prisma.sql`SELECT y."type", count(*)::int AS "count" FROM (SELECT DISTINCT m."place", b."type" FROM "mentioned" m JOIN "bearers" b ON b."number" = m."number") y GROUP BY y."type" ORDER BY 2 DESC, 1`)},
      'tags', ${list(Prisma.sql`SELECT ${tag} FROM (SELECT c.* FROM "counts" c ORDER BY c."count" DESC, c."rootId" LIMIT ${FACETS}) g
        JOIN "Tag" r ON r."id" = g."rootId" ORDER BY g."count" DESC, r."pinyin", r."id"`)},
      'cities', ${list(Prisma.sql`SELECT ${tag} FROM "counts" g JOIN "Tag" r ON r."id" = g."rootId" WHERE g."rootId" = ANY(${[...cityIds]}::uuid[]) ORDER BY g."count" DESC, r."id"`)},
      'sections', ${list(Prisma.sql`SELECT s."id", s."slug", s."name", s."nameEn", g."count" FROM (SELECT n."sectionId", count(*)::int AS "count" FROM "newest" n GROUP BY n."sectionId") g
        JOIN "Section" s ON s."id" = g."sectionId" ORDER BY s."position"`)},
      'years', ${list(Prisma.sql`SELECT n."year", count(*)::int AS "count" FROM "newest" n GROUP BY n."year" ORDER BY n."year" DESC`)},
      'figures', (SELECT count(*)::int FROM "newest" n WHERE n."hasFigures"))`
}
