import 'server-only'
import { Prisma } from '../generated/client'

/** A time as ISO text: cached pages hold plain JSON. */
export const isoTime = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A day as ISO text. */
export const isoDate = (column: Prisma.Sql) => Prisma.sql`to_char(${column}, 'YYYY-MM-DD')`
const decimal = (column: Prisma.Sql) => Prisma.sql`trim_scale(${column})::text`

/** A tag's name as JSON, from a joined `Tag` row that may be missing. */
const tagName = (alias: Prisma.Sql) =>
  Prisma.sql`CASE WHEN ${alias}."id" IS NOT NULL THEN json_build_object('id', ${alias}."id", 'slug', ${alias}."slug",
    'name', ${alias}."name", 'type', ${alias}."type") END`

/** The section `s` of a publication as JSON. */
export const SECTION_NAME = Prisma.sql`json_build_object('id', s."id", 'slug', s."slug", 'name', s."name", 'nameEn', s."nameEn")`

/** The day of the publication `p` in the archive: the printed one, else the one it went public on. An index has it. */
export const ARCHIVE_DAY = Prisma.sql`coalesce(p."printedOn", (p."firstPublishedAt" AT TIME ZONE 'Asia/Shanghai')::date)`

/** What was printed where, of the publication `p`. */
export const PRINTED_FACTS = Prisma.sql`p."newspaper", ${isoDate(Prisma.sql`p."printedOn"`)} AS "printedOn", p."printedOnIsGuess"`

/**
 * Whether lines of a page are public with the publication `p`: an article that took over another owns lines from then on that
 * its public copy does not know until it is published again.
 */
export const isPublishedOn = (pageId: Prisma.Sql) =>
  // One value, since of NOT EXISTS the planner first gathers all articles that were ever taken over, among all there are.
  Prisma.sql`((SELECT taken."id" FROM "Article" taken WHERE taken."mergedIntoId" = p."articleId" LIMIT 1) IS NULL
    OR p."content"->'pages' @> jsonb_build_array(jsonb_build_object('id', ${pageId})))`

/** The article of the publication `p` as JSON. */
export const ARTICLE_REF = Prisma.sql`json_build_object('id', p."articleId", 'slug', p."slug", 'headline', p."headline",
  'newspaper', p."newspaper", 'printedOn', ${isoDate(Prisma.sql`p."printedOn"`)}, 'printedOnIsGuess', p."printedOnIsGuess",
  'publishedAt', ${isoTime(Prisma.sql`p."firstPublishedAt"`)})`

/**
 * How the last conflict of the published metric `m` was settled, as `SettledNote`: only while `m` says what it was settled
 * for. The other figure is shown only when readers can see it saying that, too. Of two that have nothing to do with each other
 * (`unrelated`) there is nothing to tell.
 */
const SETTLED = Prisma.sql`(
  SELECT json_build_object('outcome', c."outcome", 'note', c."note",
    'holds', CASE WHEN c."heldId" IS NOT NULL THEN c."heldId" = m."metricId" END,
    'other', (SELECT json_build_object('text', x."text", 'articleId', v."articleId", 'slug', v."slug", 'blockId', x."blockId", 'headline', v."headline")
      FROM "PublishedMetric" x JOIN "LivePublication" v ON v."id" = x."publicationId"
      WHERE x."metricId" = o."id" AND x."text" = s."other" ORDER BY x."position" LIMIT 1))
  FROM "Conflict" c
  CROSS JOIN LATERAL (SELECT
    CASE WHEN c."firstId" = m."metricId" THEN c."evidence"->'first' ELSE c."evidence"->'second' END AS "own",
    CASE WHEN c."firstId" = m."metricId" THEN c."evidence"->'second'->>'text' ELSE c."evidence"->'first'->>'text' END AS "other") s
  JOIN "Metric" o ON o."id" = CASE WHEN c."firstId" = m."metricId" THEN c."secondId" ELSE c."firstId" END
  WHERE m."metricId" IN (c."firstId", c."secondId") AND c."state" = 'settled' AND c."outcome" <> 'unrelated'
    AND s."own"->>'text' = m."text" AND (s."own"->>'value')::numeric = m."value"
  ORDER BY c."decidedAt" DESC LIMIT 1)`

/** Whether readers are told of the correction `k`: one that is published with a change that waits comes at its hour. */
export const IS_TOLD = Prisma.sql`(k."state" = 'published' AND k."publishedAt" <= now())`

/** The last published correction of the published metric `m`, as `FigureCorrection`. */
const CORRECTED = Prisma.sql`(
  SELECT json_build_object('note', k."note", 'before', k."before", 'after', k."after", 'publishedAt', ${isoTime(Prisma.sql`k."publishedAt"`)})
  FROM "Correction" k WHERE ${IS_TOLD} AND m."metricId" = ANY(k."metricIds")
  ORDER BY k."publishedAt" DESC, k."id" DESC LIMIT 1)`

/** The columns of `Figure`, but for the printed line, of a published metric `m` joined by `FIGURE_JOINS`. */
export const FIGURE_COLUMNS = Prisma.sql`
  m."metricId" AS "id", m."blockId", m."text", m."sentence", m."indicator", m."subject",
  ${decimal(Prisma.sql`m."value"`)} AS "value", ${decimal(Prisma.sql`m."valueTo"`)} AS "valueTo",
  ${decimal(Prisma.sql`m."from"`)} AS "from", m."direction", m."unit", m."qualifier", m."kind", m."period", m."scope",
  ${isoDate(Prisma.sql`m."periodFrom"`)} AS "periodFrom", ${isoDate(Prisma.sql`m."periodTo"`)} AS "periodTo",
  m."periodPrecision", m."periodIsGuess", ${decimal(Prisma.sql`m."canonicalValue"`)} AS "canonicalValue", m."canonicalUnit",
  CASE WHEN ir."id" IS NOT NULL THEN json_build_object('id', ir."id", 'slug', ir."slug", 'name', ir."name") END AS "indicatorRef",
  ${tagName(Prisma.sql`sr`)} AS "subjectTag", ${tagName(Prisma.sql`cr`)} AS "scopeTag", ${SETTLED} AS "settled",
  ${CORRECTED} AS "corrected"`

/** Everything a figure names, after merges: `ir` its indicator, `sr` its subject, `cr` its scope. */
export const FIGURE_JOINS = Prisma.sql`
  LEFT JOIN "Indicator" i ON i."id" = m."indicatorId" LEFT JOIN "Indicator" ir ON ir."id" = i."rootId"
  LEFT JOIN "Tag" st ON st."id" = m."subjectTagId" LEFT JOIN "Tag" sr ON sr."id" = st."rootId"
  LEFT JOIN "Tag" ct ON ct."id" = m."scopeTagId" LEFT JOIN "Tag" cr ON cr."id" = ct."rootId"`
