import 'server-only'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS } from './cards'

/** Of a tag so many mentions are looked at, the newest; one that has more counts as one that has as many. */
const MENTIONS = 100
/** Of one that has them all, which tells next to nothing, so many. */
const MENTIONS_OF_COMMON = 50
/**
 * So many tags say enough of what an article is like, the rarest that others name, too. Of tags that search knows to be common no more are looked at:
 * to read a hundred mentions of each took half of what a reader waits for the database.
 */
const TAGS = 16
/** Looked at before those that readers cannot see fall away. */
const LIKEST = 60

/**
 * The live articles most like one by the tags both name, the likest first: each shared tag counts by its rarity, the
 * logarithm of how few mentions it has (inverse document frequency). Articles linked as printings of the text are left out.
 * Rows are `ArticleCard`s.
 */
export function relatedTo(publicationId: Prisma.Sql, size: number): Prisma.Sql {
  return Prisma.sql`
    WITH own AS MATERIALIZED (
      SELECT DISTINCT (SELECT t."rootId" FROM "Tag" t WHERE t."id" = m."tagId") AS "rootId" FROM "PublishedMention" m
      WHERE m."publicationId" = ${publicationId}),
    asked AS MATERIALIZED (
      SELECT x."rootId" FROM (
        SELECT f.*, row_number() OVER (PARTITION BY f."share" IS NULL ORDER BY f."share", f."rootId") AS "place" FROM (
          SELECT o."rootId", (SELECT f."share" FROM "Tag" t JOIN "SearchFrequency" f ON f."gram" = '@' || t."number" WHERE t."id" = o."rootId") AS "share"
          FROM own o) f) x
      WHERE x."share" IS NULL OR x."place" <= ${TAGS}),
    named AS MATERIALIZED (
      -- Ids of publications grow with time.
      SELECT o."rootId", ARRAY(
        SELECT x."publicationId" FROM "Tag" t CROSS JOIN LATERAL (
          SELECT m."publicationId" FROM "PublishedMention" m WHERE m."tagId" = t."id" ORDER BY m."publicationId" DESC LIMIT ${MENTIONS}) x
        WHERE t."rootId" = o."rootId" LIMIT ${MENTIONS}) AS "in" FROM asked o),
    rarest AS MATERIALIZED (
      SELECT ln(${MENTIONS + 1}::float / cardinality(n."in")) AS "weight",
        CASE WHEN cardinality(n."in") < ${MENTIONS} THEN n."in" ELSE n."in"[:${MENTIONS_OF_COMMON}::int] END AS "in"
      FROM named n WHERE n."in" <> ARRAY[${publicationId}] ORDER BY cardinality(n."in"), n."rootId" LIMIT ${TAGS}),
    likeness AS MATERIALIZED (
      SELECT n."publicationId", sum(r."weight") AS "score"
      FROM rarest r CROSS JOIN LATERAL (SELECT DISTINCT unnest(r."in") AS "publicationId") n
      GROUP BY n."publicationId" ORDER BY "score" DESC, n."publicationId" DESC LIMIT ${LIKEST}),
    likest AS MATERIALIZED (
      SELECT p."id", l."score" FROM likeness l JOIN "LivePublication" p ON p."id" = l."publicationId"
      WHERE p."id" <> ${publicationId} AND NOT EXISTS (
        SELECT FROM "Duplicate" d JOIN "LivePublication" own_ ON own_."id" = ${publicationId}
        WHERE d."state" = 'linked' AND p."articleId" IN (d."articleId", d."otherId") AND own_."articleId" IN (d."articleId", d."otherId"))
      ORDER BY l."score" DESC, p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${size})
    SELECT ${CARD_COLUMNS} FROM likest l JOIN "LivePublication" p ON p."id" = l."id" JOIN "Section" s ON s."id" = p."sectionId"
    ORDER BY l."score" DESC, p."firstPublishedAt" DESC, p."articleId" DESC`
}
