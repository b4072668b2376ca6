import 'server-only'
import type { ArticleCard } from '../../editorial/reader-views'
import { db } from '../client'
import { CARD_COLUMNS } from './cards'

/** A tag of more mentions than this says nothing of what an article is like, and would make the look-up long. */
const COMMON = 800
/** Looked at before those that readers cannot see fall away. */
const LIKEST = 60

/**
 * The live articles most like one by the tags both name, the likest first: each shared tag counts by its rarity, the
 * logarithm of how few mentions it has (inverse document frequency). Articles linked as printings of the text are left out.
 */
export async function listRelated(publicationId: string, size: number): Promise<ArticleCard[]> {
  return db.$queryRaw<ArticleCard[]>`
    WITH own AS MATERIALIZED (
      SELECT DISTINCT t."rootId" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId"
      WHERE m."publicationId" = ${publicationId}::uuid),
    named AS MATERIALIZED (
      SELECT o."rootId", x."publicationId", count(*) OVER (PARTITION BY o."rootId") AS "mentions" FROM own o
      CROSS JOIN LATERAL (
        SELECT m."publicationId" FROM "Tag" t JOIN "PublishedMention" m ON m."tagId" = t."id"
        WHERE t."rootId" = o."rootId" LIMIT ${COMMON}) x),
    likeness AS (
      SELECT n."publicationId", sum(n."weight") AS "score" FROM (
        SELECT DISTINCT "rootId", "publicationId", ln(${COMMON + 1}::float / "mentions") AS "weight" FROM named
        WHERE "mentions" < ${COMMON}) n
      GROUP BY n."publicationId" ORDER BY "score" DESC LIMIT ${LIKEST})
    SELECT ${CARD_COLUMNS} FROM likeness l JOIN "LivePublication" p ON p."id" = l."publicationId"
    JOIN "Section" s ON s."id" = p."sectionId"
    WHERE p."id" <> ${publicationId}::uuid AND NOT EXISTS (
      SELECT FROM "Duplicate" d JOIN "LivePublication" own_ ON own_."id" = ${publicationId}::uuid
      WHERE d."state" = 'linked' AND p."articleId" IN (d."articleId", d."otherId") AND own_."articleId" IN (d."articleId", d."otherId"))
    ORDER BY l."score" DESC, p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${size}`
}
