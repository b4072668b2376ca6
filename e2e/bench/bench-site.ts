import type { Client } from 'pg'

/** Rows of a table of publications' parts, copied to the publications of "copy". */
const copyParts = (table: string) => `
  INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}",
    to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'publicationId', c."to"))).*
  FROM "copy" c JOIN "${table}" x ON x."publicationId" = c."from"`

/**
 * Makes a large site of a small one: publishes each live article again and again, a minute earlier each time, with a number behind its
 * headline, until there are `wanted`. By SQL, since through the product it would take hours.
 */
export async function growSite(client: Client, wanted: number): Promise<void> {
  await client.query('BEGIN')
  await client.query(`
    CREATE TEMP TABLE "copy" ON COMMIT DROP AS
    SELECT p."id" AS "from", p."articleId" AS "fromArticle", p."revisionId" AS "fromRevision", gen_random_uuid() AS "to",
      gen_random_uuid() AS "article", gen_random_uuid() AS "revision", n
    FROM generate_series(1, ${wanted}) n CROSS JOIN "LivePublication" p ORDER BY n
    LIMIT (SELECT greatest(0, ${wanted} - count(*)) FROM "LivePublication")`)
  await client.query(`
    INSERT INTO "Article" SELECT (jsonb_populate_record(NULL::"Article", to_jsonb(a) || jsonb_build_object(
      'id', c."article", 'slug', a."slug" || '-' || c.n, 'headline', a."headline" || c.n))).*
    FROM "copy" c JOIN "Article" a ON a."id" = c."fromArticle"`)
  await client.query(`
    INSERT INTO "Revision" SELECT (jsonb_populate_record(NULL::"Revision", to_jsonb(r) || jsonb_build_object(
      'id', c."revision", 'articleId', c."article"))).*
    FROM "copy" c JOIN "Revision" r ON r."id" = c."fromRevision"`)
  await client.query(`
    INSERT INTO "Publication" SELECT (jsonb_populate_record(NULL::"Publication", to_jsonb(p) || jsonb_build_object(
      'id', c."to", 'articleId', c."article", 'revisionId', c."revision", 'slug', p."slug" || '-' || c.n,
      'headline', p."headline" || c.n, 'content', jsonb_set(p."content", '{headline}', to_jsonb(p."headline" || c.n)),
      'firstPublishedAt', p."firstPublishedAt" - c.n * interval '1 minute', 'goLiveAt', p."goLiveAt" - c.n * interval '1 minute'))).*
    FROM "copy" c JOIN "Publication" p ON p."id" = c."from"`)
  for (const table of ['PublishedMention', 'PublishedMetric', 'SearchBlock'])
    await client.query(copyParts(table))
  await client.query(
    `INSERT INTO "StaleSurface" ("surface") SELECT unnest(array['latest', 'tags', 'indicators', 'site'])
     UNION ALL SELECT 'tag:' || "id" FROM "Tag" UNION ALL SELECT 'indicator:' || "id" FROM "Indicator"
     UNION ALL SELECT 'section:' || "id" FROM "Section"`,
  )
  await client.query('COMMIT')
  await client.query('ANALYZE')
}
