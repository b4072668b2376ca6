import 'server-only'
import type { TagTogether } from '../../editorial/reader-views'
import { db } from '../client'
import { Prisma } from '../generated/client'
import { namingOf, type Naming } from './naming'

/** The newest articles that are looked through for what they name together. */
const LOOKED_AT = 400

/** The newest live publications that name a tag. */
const newest = ({ names }: Naming) => Prisma.sql`
  SELECT p."id" FROM "LivePublication" p WHERE ${names}
  ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${LOOKED_AT}`

/** The tags that the newest articles naming one name besides, with how many of those name them, the most frequent first. */
export async function listTogether(rootId: string, size: number): Promise<TagTogether[]> {
  return db.$queryRaw<TagTogether[]>`
    WITH own AS MATERIALIZED (${newest(await namingOf(rootId))})
    SELECT r."id", r."slug", r."name", r."type"::text AS "type", count(DISTINCT m."publicationId")::int AS "together"
    FROM own JOIN "PublishedMention" m ON m."publicationId" = own."id" JOIN "Tag" t ON t."id" = m."tagId"
    JOIN "Tag" r ON r."id" = t."rootId" WHERE r."id" <> ${rootId}::uuid
    GROUP BY r."id" ORDER BY "together" DESC, r."type", r."pinyin", r."id" LIMIT ${size}`
}

/** Which of these tags (roots) those articles name with each other, and in how many. */
export async function listPairsTogether(
  rootId: string,
  among: readonly string[],
): Promise<{ first: string; second: string; together: number }[]> {
  return db.$queryRaw<{ first: string; second: string; together: number }[]>`
    WITH own AS MATERIALIZED (${newest(await namingOf(rootId))}),
    named AS MATERIALIZED (
      SELECT DISTINCT m."publicationId", t."rootId" FROM own JOIN "PublishedMention" m ON m."publicationId" = own."id"
      JOIN "Tag" t ON t."id" = m."tagId" WHERE t."rootId" = ANY(${[...among]}::uuid[]))
    SELECT a."rootId" AS "first", b."rootId" AS "second", count(*)::int AS "together"
    FROM named a JOIN named b ON b."publicationId" = a."publicationId" AND a."rootId" < b."rootId"
    GROUP BY 1, 2 ORDER BY "together" DESC, 1, 2`
}

/** The tags of a type that the newest articles naming a city name, the most frequent first. */
export async function listTogetherByType(rootId: string, size: number): Promise<TagTogether[]> {
  return db.$queryRaw<TagTogether[]>`
    WITH own AS MATERIALIZED (${newest(await namingOf(rootId))}),
    counted AS (
      SELECT r."id", r."slug", r."name", r."type", r."pinyin", count(DISTINCT m."publicationId")::int AS "together"
      FROM own JOIN "PublishedMention" m ON m."publicationId" = own."id" JOIN "Tag" t ON t."id" = m."tagId"
      JOIN "Tag" r ON r."id" = t."rootId" WHERE r."id" <> ${rootId}::uuid GROUP BY r."id")
    SELECT c."id", c."slug", c."name", c."type"::text AS "type", c."together" FROM (
      SELECT *, row_number() OVER (PARTITION BY "type" ORDER BY "together" DESC, "pinyin", "id") AS "place" FROM counted) c
    WHERE c."place" <= ${size} ORDER BY c."type", c."place"`
}
