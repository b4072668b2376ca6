import 'server-only'
import type { MergePreview, MergeSide } from '../editorial/tag-merge'
import { NotFound } from '../errors'
import { db } from './client'
import { countTogether, pairKey } from './merge-candidates'

const ARTICLES = 10

/** The tag with all that has come to count for it. */
async function sideOf(id: string): Promise<MergeSide> {
  const [side] = await db.$queryRaw<MergeSide[]>`
    WITH family AS MATERIALIZED (SELECT x."id" FROM "Tag" x WHERE x."rootId" = ${id}::uuid OR x."id" = ${id}::uuid)
    SELECT t."id"::text AS "id", t."version", t."type"::text AS "type", t."name", t."disambiguation", t."description", t."slug",
      ARRAY(SELECT DISTINCT n."name" FROM "TagNaming" n WHERE n."tagId" IN (SELECT "id" FROM family) AND n."name" <> t."name" ORDER BY 1) AS "aliases",
      (SELECT count(*)::int FROM "Mention" m WHERE m."tagId" IN (SELECT "id" FROM family) AND m."detachedAt" IS NULL) AS "mentions",
      (SELECT count(*)::int FROM "PublishedMention" m JOIN "LivePublication" p ON p."id" = m."publicationId"
        WHERE m."tagId" IN (SELECT "id" FROM family)) AS "published",
      (SELECT count(*)::int FROM "Metric" m WHERE m."detachedAt" IS NULL
        AND (m."subjectTagId" IN (SELECT "id" FROM family) OR m."scopeTagId" IN (SELECT "id" FROM family))) AS "figures",
      (SELECT count(*)::int FROM "Byline" b WHERE b."personTagId" IN (SELECT "id" FROM family)) AS "bylines"
    FROM "Tag" t WHERE t."id" = ${id}::uuid`
  if (!side) throw new NotFound()
  return side
}

/** What merging one tag into another would do; of a merged survivor, what it counts for is taken. Throws `NotFound`. */
export async function previewTagMerge(loserId: string, intoId: string): Promise<MergePreview> {
  const root = await db.tag.findUnique({ where: { id: intoId }, select: { rootId: true } })
  if (!root) throw new NotFound()
  const [loser, survivor] = await Promise.all([sideOf(loserId), sideOf(root.rootId)])
  const [addresses, articles, [count], conflicts, together] = await Promise.all([
    db.tag.findMany({ where: { rootId: loserId }, select: { slug: true }, orderBy: { slug: 'asc' } }),
    db.$queryRaw<MergePreview['articles']>`
      SELECT a."id"::text AS "id", a."headline" FROM "Article" a WHERE EXISTS (SELECT 1 FROM "Mention" m JOIN "Tag" x ON x."id" = m."tagId"
        WHERE m."articleId" = a."id" AND m."detachedAt" IS NULL AND x."rootId" = ${loserId}::uuid)
      ORDER BY a."updatedAt" DESC, a."id" LIMIT ${ARTICLES}`,
    db.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT m."articleId")::int AS "count" FROM "Mention" m JOIN "Tag" x ON x."id" = m."tagId"
      WHERE m."detachedAt" IS NULL AND x."rootId" = ${loserId}::uuid`,
    db.$queryRaw<MergePreview['conflicts']>`
      SELECT a."scheme", a."value" AS "loser", b."value" AS "survivor" FROM "TagExternalId" a
      JOIN "TagExternalId" b ON b."scheme" = a."scheme" AND b."value" <> a."value" AND b."tagId" = ${survivor.id}::uuid
      WHERE a."tagId" = ${loserId}::uuid ORDER BY 1`,
    countTogether('Tag', [{ a: loserId, b: survivor.id, evidence: [] }]),
  ])
  const known = new Set([survivor.name, ...survivor.aliases])
  return {
    loser,
    survivor,
    names: [loser.name, ...loser.aliases].filter((name) => !known.has(name)),
    addresses: addresses.map(({ slug }) => slug),
    articles,
    articleCount: count?.count ?? 0,
    together: together.get(pairKey(loserId, survivor.id)) ?? 0,
    conflicts,
  }
}
