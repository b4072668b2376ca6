import 'server-only'
import type { ArticleCard } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS, isAfterCard, NEWEST_FIRST, toCardScreen } from './cards'

/** One thing asked for: a folded text, the grams that select it, and the tags that go by it. */
export type SearchTerm = { folded: string; grams: readonly string[]; tagIds: readonly string[] }

const queryOf = (grams: readonly string[]) => grams.map((gram) => `'${gram}'`).join(' & ')

/** The publications that hold a term. Materialized, so that the grams' index is always what selects them. */
const holding = ({ folded, grams, tagIds }: SearchTerm, index: number) => Prisma.sql`
  ${Prisma.raw(`"term${index}"`)} AS MATERIALIZED (
    SELECT b."publicationId" AS "id" FROM "SearchBlock" b
    WHERE b."grams" @@ ${queryOf(grams)}::tsquery AND strpos(b."folded", ${folded}) > 0
    UNION
    SELECT m."publicationId" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId"
    WHERE t."rootId" = ANY(${[...tagIds]}::uuid[]))`

/** The live articles that hold every term, in their words or by a tag they name; newest first, counted up to `cap`. */
export async function searchCards(
  terms: readonly SearchTerm[],
  { size, cap, after }: { size: number; cap: number; after?: string | undefined },
) {
  const held = terms.map(
    (_term, index) => Prisma.sql`p."id" IN (SELECT "id" FROM ${Prisma.raw(`"term${index}"`)})`,
  )
  const found = await db.$queryRaw<(ArticleCard & { publicationId: string; count: number })[]>`
    WITH ${Prisma.join(terms.map(holding))},
    "found" AS MATERIALIZED (SELECT p.* FROM "LivePublication" p WHERE ${Prisma.join(held, ' AND ')})
    SELECT p."id" AS "publicationId", ${CARD_COLUMNS},
      (SELECT count(*)::int FROM (SELECT 1 FROM "found" LIMIT ${cap + 1}) c) AS "count"
    FROM "found" p JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${isAfterCard(after)} ${NEWEST_FIRST} LIMIT ${size + 1}`
  return { ...toCardScreen(found, size), count: found[0]?.count ?? 0 }
}

export type FoundBlock = { publicationId: string; blockId: string; text: string }

/** The first blocks of running text in each publication that hold one of the folded texts. */
export async function listFoundBlocks(
  publicationIds: readonly string[],
  folded: readonly string[],
  size: number,
): Promise<FoundBlock[]> {
  return db.$queryRaw<FoundBlock[]>`
    SELECT x."publicationId", x."blockId", x."text" FROM unnest(${[...publicationIds]}::uuid[]) AS a("id")
    CROSS JOIN LATERAL (
      SELECT b."publicationId", b."blockId", b."text", b."position" FROM "SearchBlock" b
      WHERE b."publicationId" = a."id" AND b."field" = 'body'
        AND EXISTS (SELECT 1 FROM unnest(${[...folded]}::text[]) AS f("text") WHERE strpos(b."folded", f."text") > 0)
      ORDER BY b."position" LIMIT ${size}) x
    ORDER BY x."position"`
}
