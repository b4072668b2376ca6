import type { Client } from 'pg'
import { timeWords } from '@/lib/document/search-times'

/** Copies rows of a table, each with other values in some columns. `from` joins the rows `x` to the copies `c` that are wanted. */
const copyRows = (table: string, from: string, changed: string) => `
  INSERT INTO "${table}" SELECT r.* FROM "copy" c JOIN "${table}" x ON ${from}
  CROSS JOIN LATERAL jsonb_populate_record(NULL::"${table}", to_jsonb(x) || jsonb_build_object(${changed})) r`

const COPIES = [
  copyRows(
    'Article',
    'x."id" = c."fromArticle"',
    `'id', c."article", 'slug', x."slug" || '-' || c.n, 'headline', x."headline" || c.n`,
  ),
  copyRows('Revision', 'x."id" = c."fromRevision"', `'id', c."revision", 'articleId', c."article"`),
  copyRows(
    'Publication',
    'x."id" = c."from"',
    `'id', c."to", 'articleId', c."article", 'revisionId', c."revision", 'slug', x."slug" || '-' || c.n,
     'headline', x."headline" || c.n, 'content', jsonb_set(x."content", '{headline}', to_jsonb(x."headline" || c.n)),
     'firstPublishedAt', x."firstPublishedAt" - c.n * interval '1 minute', 'goLiveAt', x."goLiveAt" - c.n * interval '1 minute'`,
  ),
  ...['PublishedMention', 'PublishedMetric', 'SearchBlock'].map((table) =>
    copyRows(table, 'x."publicationId" = c."from"', `'id', gen_random_uuid(), 'publicationId', c."to"`),
  ),
  copyRows('PublishedByline', 'x."publicationId" = c."from"', `'publicationId', c."to"`),
  copyRows(
    'SearchDocument',
    'x."publicationId" = c."from" JOIN "words" w ON w."to" = c."to"',
    `'publicationId', c."to", 'articleId', c."article", 'publishedAt', x."publishedAt" - c.n * interval '1 minute',
     'liveFrom', x."liveFrom" - c.n * interval '1 minute',
     'grams', (ts_delete(x."grams", w."before") || array_to_tsvector(w."after"))::text`,
  ),
]

/** Lays ready the words of the times that copies are given, and those of what they are copied from. */
async function putTimeWords(client: Client): Promise<void> {
  const { rows } = await client.query<{ to: string; before: Date; after: Date }>(`
    SELECT c."to", d."publishedAt" AS "before", d."publishedAt" - c.n * interval '1 minute' AS "after"
    FROM "copy" c JOIN "SearchDocument" d ON d."publicationId" = c."from"`)
  const words = rows.map(({ to, before, after }) => ({
    to,
    before: timeWords(before),
    after: timeWords(after),
  }))
  await client.query(`CREATE TEMP TABLE "words" ("to" uuid, "before" text[], "after" text[]) ON COMMIT DROP`)
  await client.query(
    `INSERT INTO "words" SELECT x.* FROM jsonb_to_recordset($1::jsonb) AS x("to" uuid, "before" text[], "after" text[])`,
    [JSON.stringify(words)],
  )
}

/**
 * Makes a large site of a small one: publishes each live article again and again, a minute earlier each time, with a number behind its
 * headline, until there are `wanted`. By SQL, since through the product it would take hours.
 */
export async function growSite(client: Client, wanted: number): Promise<void> {
  await client.query('BEGIN')
  // Foreign keys and triggers are passed over, and the index of grams is made when all are there: a copy breaks nothing.
  await client.query(`SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '1GB'`)
  await client.query('DROP INDEX "SearchDocument_grams_idx"')
  await client.query(`
    CREATE TEMP TABLE "copy" ON COMMIT DROP AS
    SELECT p."id" AS "from", p."articleId" AS "fromArticle", p."revisionId" AS "fromRevision", gen_random_uuid() AS "to",
      gen_random_uuid() AS "article", gen_random_uuid() AS "revision", n
    FROM generate_series(1, ${wanted}) n CROSS JOIN "LivePublication" p ORDER BY n
    LIMIT (SELECT greatest(0, ${wanted} - count(*)) FROM "LivePublication")`)
  await putTimeWords(client)
  for (const sql of COPIES) await client.query(sql)
  await client.query(
    'CREATE INDEX "SearchDocument_grams_idx" ON "SearchDocument" USING GIN ("grams") WITH (fastupdate = off)',
  )
  await client.query('SET LOCAL session_replication_role = origin')
  await client.query(
    `INSERT INTO "StaleSurface" ("surface") SELECT unnest(array['latest', 'tags', 'indicators', 'site'])
     UNION ALL SELECT 'tag:' || "id" FROM "Tag" UNION ALL SELECT 'indicator:' || "id" FROM "Indicator"
     UNION ALL SELECT 'section:' || "id" FROM "Section"`,
  )
  await client.query('COMMIT')
  // As the database does by itself within minutes; until then whoever reads a row first notes for all that it is committed.
  await client.query('VACUUM (ANALYZE)')
}
