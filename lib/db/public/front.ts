import 'server-only'
import type { ArticleCard, Figure, FigureRow } from '../../editorial/reader-views'
import { db } from '../client'
import { CARD_COLUMNS } from './cards'
import { ARTICLE_REF, FIGURE_COLUMNS, FIGURE_JOINS } from './columns'

/** The live articles that editors gave a place, list by list in their order; `placedIn` is null for the front page. */
export async function listPlacedCards(): Promise<(ArticleCard & { placedIn: string | null })[]> {
  return db.$queryRaw<(ArticleCard & { placedIn: string | null })[]>`
    SELECT f."sectionId" AS "placedIn", ${CARD_COLUMNS}
    FROM "FrontPlace" f JOIN "LivePublication" p ON p."articleId" = f."articleId" JOIN "Section" s ON s."id" = p."sectionId"
    ORDER BY f."sectionId" NULLS FIRST, f."position"`
}

/** Newest articles looked through for figures. */
const LOOKED_AT = 40
const FOUND = 100

/** Figures of the newest articles that state the level of a known indicator of a known subject, newest first. */
export async function listNewestFigures(): Promise<FigureRow[]> {
  const found = await db.$queryRaw<(Omit<Figure, 'line'> & Pick<FigureRow, 'article'>)[]>`
    SELECT ${FIGURE_COLUMNS}, ${ARTICLE_REF} AS "article"
    FROM (SELECT * FROM "LivePublication" ORDER BY "firstPublishedAt" DESC, "articleId" DESC LIMIT ${LOOKED_AT}) p
    JOIN "PublishedMetric" m ON m."publicationId" = p."id" ${FIGURE_JOINS}
    WHERE m."kind" = 'level' AND ir."id" IS NOT NULL AND sr."id" IS NOT NULL
    ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC, m."position" LIMIT ${FOUND}`
  return found.map((figure) => ({ ...figure, line: null }))
}
