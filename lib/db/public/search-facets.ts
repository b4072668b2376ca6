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

const NONE = Prisma.raw(`B'${'0'.repeat(COUNTED)}'`)

/**
 * Of the rows of `"matched"`, the newest and the tags that they name, for `facetsOf`. Which of the newest name a tag is a string of bits, one
 * for each of them: those of several tags or of a type are joined by `bit_or`. All tags are looked up by one walk through the index.
 */
export const FACET_TABLES = Prisma.sql`
  "newest" AS MATERIALIZED (SELECT d.* FROM "matched" d WHERE d."place" <= ${COUNTED}),
  "tallied" AS MATERIALIZED (
    SELECT m."number", bit_or(m."places") AS "places"
    FROM (SELECT set_bit(${NONE}, n."place"::int - 1, 1) AS "places", unnest(n."tags") AS "number" FROM "newest" n) m GROUP BY m."number"),
  "bearers" AS MATERIALIZED (
    SELECT t."rootId", y."places", CASE WHEN t."rootId" = t."id" THEN t."type" ELSE (SELECT r."type" FROM "Tag" r WHERE r."id" = t."rootId") END AS "type"
    FROM "tallied" y JOIN "Tag" t ON t."number" = y."number" WHERE t."number" = ANY(array(SELECT y."number" FROM "tallied" y))),
  "counts" AS MATERIALIZED (SELECT b."rootId", bit_count(bit_or(b."places"))::int AS "count" FROM "bearers" b GROUP BY b."rootId")`

/** The newest counted by what they are and name, as one JSON. */
export function facetsOf(cityIds: readonly string[]): Prisma.Sql {
  const list = (rows: Prisma.Sql) => Prisma.sql`coalesce((SELECT json_agg(x) FROM (${rows}) x), '[]')`
  const tag = Prisma.sql`r."id", r."slug", r."name", r."type", g."count"`
  return Prisma.sql`
    SELECT json_build_object(
      'types', ${list(Prisma.sql`SELECT b."type", bit_count(bit_or(b."places"))::int AS "count" FROM "bearers" b GROUP BY b."type" ORDER BY 2 DESC, 1`)},
      'tags', ${list(Prisma.sql`SELECT ${tag} FROM (SELECT c.* FROM "counts" c ORDER BY c."count" DESC, c."rootId" LIMIT ${FACETS}) g
        JOIN "Tag" r ON r."id" = g."rootId" ORDER BY g."count" DESC, r."pinyin", r."id"`)},
      'cities', ${list(Prisma.sql`SELECT ${tag} FROM "counts" g JOIN "Tag" r ON r."id" = g."rootId" WHERE g."rootId" = ANY(${[...cityIds]}::uuid[]) ORDER BY g."count" DESC, r."id"`)},
      'sections', ${list(Prisma.sql`SELECT s."id", s."slug", s."name", s."nameEn", g."count" FROM (SELECT n."sectionId", count(*)::int AS "count" FROM "newest" n GROUP BY n."sectionId") g
        JOIN "Section" s ON s."id" = g."sectionId" ORDER BY s."position"`)},
      'years', ${list(Prisma.sql`SELECT n."year", count(*)::int AS "count" FROM "newest" n GROUP BY n."year" ORDER BY n."year" DESC`)},
      'figures', (SELECT count(*)::int FROM "newest" n WHERE n."hasFigures"))`
}
