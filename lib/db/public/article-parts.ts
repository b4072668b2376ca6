import 'server-only'
import type {
  CorrectionNote,
  ArticleCard,
  Figure,
  LinkedArticle,
  TagName,
} from '../../editorial/reader-views'
import type { PictureFacts } from '../../editorial/picture'
import type { Range } from '../../pipeline/model'
import { storable } from '../../storable'
import { Prisma } from '../generated/client'
import { PLANNED } from '../planned'
import { askForReaders } from '../reader-connections'
import { FIGURE_COLUMNS, FIGURE_JOINS, isPublishedOn } from './columns'
import { correctionsOf } from './corrections'
import { picturesOf } from './pictures'
import { relatedTo } from './related'
import { liveTagNames } from './tags'

/** What each mention of a publication names today. */
const mentionsOf = (publicationId: Prisma.Sql) => Prisma.sql`
  SELECT DISTINCT m."mentionId", r."id", r."slug", r."name", r."type"::text AS "type"
  FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" JOIN "Tag" r ON r."id" = t."rootId"
  WHERE m."publicationId" = ${publicationId}`

/** The figures of a publication in reading order. */
const figuresOf = (publicationId: Prisma.Sql) => Prisma.sql`
  SELECT ${FIGURE_COLUMNS} FROM "PublishedMetric" m ${FIGURE_JOINS}
  WHERE m."publicationId" = ${publicationId} ORDER BY m."position"`

/** The other articles that an editor linked with one as printings of a text, live or not; readers see those that have a slug. */
export const linkedWith = (articleId: Prisma.Sql) => Prisma.sql`
  SELECT o."id", CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('id', o."id", 'slug', p."slug",
    'headline', p."headline", 'newspaper', p."newspaper", 'printedOn', to_char(p."printedOn", 'YYYY-MM-DD'),
    'printedOnIsGuess', p."printedOnIsGuess") END AS "live"
  FROM (
    SELECT "otherId" AS "id" FROM "Duplicate" WHERE "articleId" = ${articleId} AND "state" = 'linked'
    UNION SELECT "articleId" FROM "Duplicate" WHERE "otherId" = ${articleId} AND "state" = 'linked') o
  LEFT JOIN "LivePublication" p ON p."articleId" = o."id"
  ORDER BY p."printedOn", o."id"`

type PrintedRange = {
  pageId: string
  start: number
  end: number
  /** The ranges that are text of the article, captions included, in the order of the page. */
  own: Range[]
}

/**
 * The printed pages that a live article was published with and holds lines of, each with the outermost range the article
 * holds there.
 */
const printedOf = (articleId: Prisma.Sql) => Prisma.sql`
  SELECT l."pageId", min(l."start") AS "start", max(l."end") AS "end",
    coalesce(json_agg(json_build_object('start', l."start", 'end', l."end") ORDER BY l."start")
      FILTER (WHERE l."role" IN ('body', 'subhead', 'caption')), '[]') AS "own"
  FROM "LivePublication" p JOIN "LedgerRow" l ON l."articleId" = p."articleId" AND ${isPublishedOn(Prisma.sql`l."pageId"`)}
  WHERE p."articleId" = ${articleId} GROUP BY l."pageId" ORDER BY min(l."position")`

type Parts = {
  publicationId: string | null
  mentions: (TagName & { mentionId: string })[]
  figures: Omit<Figure, 'line'>[]
  printed: PrintedRange[]
  people: (TagName & { asked: string })[]
  linked: { id: string; live: LinkedArticle | null }[]
  corrections: CorrectionNote[]
  related: ArticleCard[]
  pictures: { id: string; picture: PictureFacts }[]
}

/** What belongs to a publication besides its frozen text; `publicationId` is null where none is live. */
export type ArticleParts = Omit<Parts, 'mentions' | 'people' | 'pictures'> & {
  /** What each mention names today, by its id. */
  mentions: Record<string, TagName>
  /** Tags of persons by the id asked for; only those that a live article names. */
  people: Record<string, TagName>
  /** By their id. */
  pictures: Record<string, PictureFacts>
}

/** The rows of a query as one JSON array, in its order. */
const rows = (query: Prisma.Sql) => Prisma.sql`(SELECT coalesce(json_agg(x), '[]') FROM (${query}) x)`

/** Ids of the live publication at an address, looked up once. */
const SHOWN = {
  publicationId: Prisma.sql`(SELECT "id" FROM shown)`,
  articleId: Prisma.sql`(SELECT "articleId" FROM shown)`,
  personIds: Prisma.sql`(SELECT "personIds" FROM shown)::uuid[]`,
}

/**
 * All of them in one answer, with so many `related` articles: a reader of an article that nobody has read yet waits for it, and eight
 * questions at once keep eight connections and the rest of the machine busy for longer. Nothing of it when no live publication is at
 * `slug`, so that it need not wait for whether there is one.
 */
export async function findArticleParts(slug: string, related: number): Promise<ArticleParts> {
  const { publicationId, articleId, personIds } = SHOWN
  const [found] = await askForReaders<Parts>(Prisma.sql`${PLANNED}
    WITH shown AS MATERIALIZED (
      SELECT p."id", p."articleId", ARRAY(SELECT one->>'personTagId' FROM jsonb_array_elements(p."content"->'bylines') one)::uuid[] AS "personIds"
      FROM "LivePublication" p WHERE p."slug" = ${storable(slug)})
    SELECT ${publicationId} AS "publicationId", ${rows(mentionsOf(publicationId))} AS "mentions",
      ${rows(figuresOf(publicationId))} AS "figures", ${rows(printedOf(articleId))} AS "printed", ${rows(liveTagNames(personIds))} AS "people",
      ${rows(linkedWith(articleId))} AS "linked", ${rows(correctionsOf(articleId))} AS "corrections",
      ${rows(relatedTo(publicationId, related))} AS "related", ${rows(picturesOf(publicationId))} AS "pictures"`)
  if (!found) throw new Error('A query that always answers a row answered none')
  return {
    ...found,
    mentions: Object.fromEntries(found.mentions.map(({ mentionId, ...tag }) => [mentionId, tag])),
    people: Object.fromEntries(found.people.map(({ asked, ...tag }) => [asked, tag])),
    pictures: Object.fromEntries(found.pictures.map(({ id, picture }) => [id, picture])),
  }
}
