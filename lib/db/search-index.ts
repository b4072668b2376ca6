import 'server-only'
import type { PublishedArticle } from '../document/published-article'
import { SEARCH_VERSION, toSearchBlocks, toSearchText } from '../document/search-text'
import { timeWords } from '../document/search-times'
import { db, type Tx } from './client'

/** Writes what search reads of a publication, whose mentions and figures are there, in place of what it read before. */
export async function putSearchText(tx: Tx, publicationId: string, content: PublishedArticle): Promise<void> {
  const blocks = toSearchBlocks(content)
  const { folded, valued, grams } = toSearchText(blocks)
  await tx.searchBlock.deleteMany({ where: { publicationId } })
  await tx.$executeRaw`
    INSERT INTO "SearchBlock" ("id", "publicationId", "field", "blockId", "position", "text")
    SELECT gen_random_uuid(), ${publicationId}::uuid, "field", "blockId", "position", "text"
    FROM jsonb_to_recordset(${JSON.stringify(blocks)}::jsonb) AS b("field" text, "blockId" text, "position" int, "text" text)`
  await tx.searchDocument.deleteMany({ where: { publicationId } })
  const { firstPublishedAt } = await tx.publication.findUniqueOrThrow({
    where: { id: publicationId },
    select: { firstPublishedAt: true },
  })
  const words = [...(grams ?? ['*']), ...timeWords(firstPublishedAt)]
  await tx.$executeRaw`
    INSERT INTO "SearchDocument" ("publicationId", "articleId", "sectionId", "publishedAt", "liveFrom", "liveUntil", "year",
      "hasFigures", "tags", "isLong", "version", "folded", "valued", "grams")
    SELECT p."id", p."articleId", p."sectionId", p."firstPublishedAt", greatest(p."goLiveAt", p."embargoUntil"),
      least(p."expiresAt", p."yieldsAt"),
      f."year", f."hasFigures", f."tags", ${grams === null}, ${SEARCH_VERSION}, ${folded}, ${valued},
      array_to_tsvector(${words}::text[] || array['%s' || p."sectionId", '%y' || f."year"]
        || CASE WHEN f."hasFigures" THEN array['%f'] ELSE '{}' END) || "SearchDocument_tag_grams"(f."tags")
    FROM "Publication" p CROSS JOIN LATERAL (SELECT
      extract(year FROM coalesce(p."printedOn"::timestamp, p."firstPublishedAt" AT TIME ZONE 'Asia/Shanghai'))::int AS "year",
      EXISTS (SELECT FROM "PublishedMetric" m WHERE m."publicationId" = p."id") AS "hasFigures",
      "SearchDocument_tags"(p."id") AS "tags") f
    WHERE p."id" = ${publicationId}::uuid`
}

/** Open publications that search does not read, or reads as an older version of it wrote them. */
export async function listUnindexed(limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Publication" p LEFT JOIN "SearchDocument" d ON d."publicationId" = p."id"
    WHERE p."endedAt" IS NULL AND d."version" IS DISTINCT FROM ${SEARCH_VERSION} ORDER BY p."id" LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Reads a publication anew for search, unless it has ended meanwhile. */
export async function indexPublication(publicationId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [open] = await tx.$queryRaw<{ content: PublishedArticle }[]>`
      SELECT "content" FROM "Publication" WHERE "id" = ${publicationId}::uuid AND "endedAt" IS NULL FOR SHARE`
    if (open) await putSearchText(tx, publicationId, open.content)
  })
}

/** Open publications in order of id, behind one. */
export async function listOpenPublications(after: string | null, limit: number): Promise<string[]> {
  const rows = await db.publication.findMany({
    where: { endedAt: null, ...(after && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Makes the names of tags and indicators be read anew by the next search, and drops those that none bears any more. */
export async function forgetNames(): Promise<void> {
  await db.$executeRaw`DELETE FROM "SearchName" n WHERE NOT EXISTS (SELECT FROM "TagNaming" s WHERE s."name" = n."name")
    AND NOT EXISTS (SELECT FROM "Indicator" i WHERE i."name" = n."name")
    AND NOT EXISTS (SELECT FROM "IndicatorAlias" a WHERE a."name" = n."name")`
  await db.searchName.updateMany({ data: { folded: null } })
}

/** A sample this large tells a share of 1 % from one of 2 %. */
const SAMPLE = 2000
/** Rarer ones are found fastest through the index, whatever their number. */
const SHARE_MIN = 0.005

/** Into so many equal parts the documents are parted by time. */
const PARTS = 256

/** Counts anew which grams are common, on a sample, and how many documents there are of which time and version. */
export async function refreshFrequencies(): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const documents = await lookOver(tx)
      const percent = Math.min(100, (100 * SAMPLE) / Math.max(1, documents))
      await tx.$executeRaw`DELETE FROM "SearchFrequency"`
      await tx.$executeRaw`
        CREATE TEMPORARY TABLE "sampled" ON COMMIT DROP AS SELECT d."grams" FROM "SearchDocument" d TABLESAMPLE BERNOULLI (${percent}::float8)`
      await tx.$executeRaw`
        INSERT INTO "SearchFrequency" ("gram", "share")
        SELECT x."word", x."ndoc"::float8 / n."count"
        FROM (SELECT count(*) AS "count" FROM "sampled") n, ts_stat('SELECT "grams" FROM "sampled"') x
        WHERE x."ndoc" >= n."count" * ${SHARE_MIN}::float8`
    },
    { timeout: 120_000 },
  )
}

/** Writes the survey; answers how many documents there are. */
async function lookOver(tx: Tx): Promise<number> {
  await tx.searchSurvey.deleteMany()
  const [row] = await tx.$queryRaw<{ documents: number }[]>`
    INSERT INTO "SearchSurvey" ("documents", "version", "times")
    SELECT sum(p."documents"), min(p."version"), array_agg(p."last" ORDER BY p."part") FROM (
      SELECT d."part", count(*) AS "documents", min(d."version") AS "version", min(d."publishedAt") AS "last" FROM (
        SELECT d."publishedAt", d."version", ntile(${PARTS}::int) OVER (ORDER BY d."publishedAt" DESC) AS "part" FROM "SearchDocument" d) d
      GROUP BY d."part") p
    HAVING count(*) > 0 RETURNING "documents"`
  return row?.documents ?? 0
}
