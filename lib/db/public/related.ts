import 'server-only'
import { Prisma } from '../generated/client'
import { CARD_COLUMNS } from './cards'

/** Of a tag so many mentions are looked at, the newest; one that has more counts as one that has as many. */
const MENTIONS = 200
/** So many tags say enough of what an article is like, the rarest. */
const TAGS = 16
/** Looked at before those that readers cannot see fall away. */
const LIKEST = 60

/**
 * The live articles most like one by the tags both name, the likest first: each shared tag counts by its rarity, the
 * logarithm of how few mentions it has (inverse document frequency). Articles linked as printings of the text are left out.
 * Rows are `ArticleCard`s.
 */
export function relatedTo(publicationId: string, size: number): Prisma.Sql {
  return Prisma.sql`
    WITH named AS MATERIALIZED (
      SELECT o."rootId", n."publicationId" FROM (
        SELECT DISTINCT t."rootId" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId"
        WHERE m."publicationId" = ${publicationId}::uuid) o
      -- Ids of publications grow with time.
      CROSS JOIN LATERAL (
        SELECT x."publicationId" FROM "Tag" t CROSS JOIN LATERAL (
          SELECT m."publicationId" FROM "PublishedMention" m WHERE m."tagId" = t."id" ORDER BY m."publicationId" DESC LIMIT ${MENTIONS}) x
        WHERE t."rootId" = o."rootId" LIMIT ${MENTIONS}) n),
    rarest AS MATERIALIZED (
      SELECT n."rootId", ln(${MENTIONS + 1}::float / count(*)) AS "weight" FROM named n
      GROUP BY n."rootId" ORDER BY count(*), n."rootId" LIMIT ${TAGS}),
    likeness AS MATERIALIZED (
      SELECT n."publicationId", sum(r."weight") AS "score" FROM (SELECT DISTINCT "rootId", "publicationId" FROM named) n
      JOIN rarest r ON r."rootId" = n."rootId"
      GROUP BY n."publicationId" ORDER BY "score" DESC, n."publicationId" DESC LIMIT ${LIKEST}),
    likest AS MATERIALIZED (
      SELECT p."id", l."score" FROM likeness l JOIN "LivePublication" p ON p."id" = l."publicationId"
      WHERE p."id" <> ${publicationId}::uuid AND NOT EXISTS (
        SELECT FROM "Duplicate" d JOIN "LivePublication" own_ ON own_."id" = ${publicationId}::uuid
        WHERE d."state" = 'linked' AND p."articleId" IN (d."articleId", d."otherId") AND own_."articleId" IN (d."articleId", d."otherId"))
      ORDER BY l."score" DESC, p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${size})
    SELECT ${CARD_COLUMNS} FROM likest l JOIN "LivePublication" p ON p."id" = l."id" JOIN "Section" s ON s."id" = p."sectionId"
    ORDER BY l."score" DESC, p."firstPublishedAt" DESC, p."articleId" DESC`
}
