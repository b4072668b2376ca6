import 'server-only'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS } from './cards'
import type { AskedTerm } from './search-terms'

/** So many sentences of each article are shown. */
const SNIPPETS = 2

/** The first blocks of running text of the publication `p` that hold one of the terms: each block is a line of what search reads. */
function snippetsOf(terms: readonly AskedTerm[]): Prisma.Sql {
  const folded = terms.map((term) => term.folded)
  const valued = terms.flatMap((term) => term.valued ?? [])
  return Prisma.sql`(
    SELECT json_agg(json_build_object('blockId', b."blockId", 'text', b."text") ORDER BY b."position") FROM (
      SELECT b."blockId", b."text", b."position" FROM "SearchBlock" b
      JOIN (SELECT l."number" FROM "SearchDocument" d, unnest(string_to_array(d."folded", E'\n')) WITH ORDINALITY l("line", "number")
          WHERE d."publicationId" = p."id" AND EXISTS (SELECT FROM unnest(${folded}::text[]) f("text") WHERE strpos(l."line", f."text") > 0)
        UNION SELECT l."number" FROM "SearchDocument" d, unnest(string_to_array(d."valued", E'\n')) WITH ORDINALITY l("line", "number")
          WHERE d."publicationId" = p."id" AND cardinality(${valued}::text[]) > 0
            AND EXISTS (SELECT FROM unnest(${valued}::text[]) f("text") WHERE strpos(l."line", f."text") > 0)
      ) l ON b."position" = l."number" - 1
      WHERE b."publicationId" = p."id" AND b."field" = 'body' ORDER BY b."position" LIMIT ${SNIPPETS}) b)`
}

/** The first `size` rows of `"screen"` as one JSON of `SearchHit`s, as far as readers can see them at this moment. */
export const hitsOf = (terms: readonly AskedTerm[], size: number): Prisma.Sql => Prisma.sql`
  SELECT coalesce(json_agg(h ORDER BY h."place"), '[]') FROM (
    SELECT x."place", ${CARD_COLUMNS}, coalesce(${snippetsOf(terms)}, '[]') AS "snippets"
    FROM (SELECT c.* FROM "screen" c ORDER BY c."place" LIMIT ${size}) x
    JOIN "LivePublication" p ON p."id" = x."publicationId" JOIN "Section" s ON s."id" = p."sectionId") h`
