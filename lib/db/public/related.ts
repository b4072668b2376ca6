import 'server-only'
import type { ArticleCard } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
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
 */
export async function listRelated(publicationId: string, size: number): Promise<ArticleCard[]> {
  // Ids of publications grow with time.
  const newestOf = (rootId: Prisma.Sql) => Prisma.sql`
    SELECT n."publicationId" FROM "Tag" t CROSS JOIN LATERAL (
      SELECT m."publicationId" FROM "PublishedMention" m WHERE m."tagId" = t."id" ORDER BY m."publicationId" DESC LIMIT ${MENTIONS}) n
    WHERE t."rootId" = ${rootId} LIMIT ${MENTIONS}`
  return db.$queryRaw<ArticleCard[]>`${PLANNED}
    WITH own AS MATERIALIZED (
      SELECT o."rootId", (SELECT count(*) FROM (${newestOf(Prisma.sql`o."rootId"`)}) c) AS "mentions" FROM (
        SELECT DISTINCT t."rootId" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId"
        WHERE m."publicationId" = ${publicationId}::uuid) o
      ORDER BY "mentions", o."rootId" LIMIT ${TAGS}),
    likeness AS MATERIALIZED (
      SELECT n."publicationId", sum(n."weight") AS "score" FROM (
        SELECT DISTINCT o."rootId", x."publicationId", ln(${MENTIONS + 1}::float / o."mentions") AS "weight" FROM own o
        CROSS JOIN LATERAL (${newestOf(Prisma.sql`o."rootId"`)}) x) n
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
