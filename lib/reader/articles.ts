import 'server-only'
import { cache } from 'react'
import { blockPrints } from '../document/block-print'
import { figuresWithLines, sourcesOf } from '../document/printed-article'
import { publishedTextBlocks, toSourcedBlock } from '../document/published-text-blocks'
import { findArticleParts } from '../db/public/article-parts'
import { findPublishedArticle, listPrintedTexts } from '../db/public/articles'
import type { ArticleView } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { toLines } from '../pipeline/to-lines'
import { surfacesOfFigures } from './figure-surfaces'
import { showSurfaces } from './show-surfaces'

const RELATED = 5

/** A live article with what it names today and where it was printed, or null. */
export const findArticle = cache(async (slug: string): Promise<ArticleView | null> => {
  const found = await findPublishedArticle(slug)
  if (!found) return null
  const { publicationId, ...article } = found
  const personIds = article.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
  const blocks = article.content.blocks.flatMap(publishedTextBlocks)
  const { mentions, figures, printed, people, linked, corrections, related, pictures } =
    await findArticleParts({ publicationId, articleId: article.id, personIds, related: RELATED })
  const pageIds = [
    ...printed.map(({ pageId }) => pageId),
    ...blocks.flatMap(({ source }) => source.map(({ page }) => page)),
  ]
  const stored = await listPrintedTexts([...new Set(pageIds)])
  const pages = stored.map((page) => ({ ...page, lines: toLines(page.text) }))
  const tagIds = [...Object.values(mentions).map(({ id }) => id), ...personIds]
  showSurfaces([
    SURFACE.article(article.id),
    SURFACE.section(article.section.id),
    ...tagIds.map(SURFACE.tag),
    ...surfacesOfFigures(figures),
    ...pages.flatMap(({ id, articleIds }) => [SURFACE.source(id), ...articleIds.map(SURFACE.article)]),
    // One that is not live yet may be published any time.
    ...linked.map(({ id }) => SURFACE.article(id)),
    ...related.map(({ id }) => SURFACE.article(id)),
  ])
  return {
    ...article,
    corrections,
    pictures,
    mentions,
    people,
    figures: figuresWithLines(figures, blocks, new Map(pages.map(({ id, text }) => [id, text]))),
    sources: sourcesOf(article, printed, pages),
    prints: blockPrints(blocks.map(toSourcedBlock), new Map(pages.map((page) => [page.id, page]))),
    linked: linked.flatMap(({ live }) => live ?? []),
    related,
  }
})
