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
import { readAhead } from './read-ahead'
import { showSurfaces } from './show-surfaces'

const RELATED = 5

const unique = (ids: readonly string[]) => [...new Set(ids)]

/** A live article with what it names today and where it was printed, or null. */
export const findArticle = cache(readArticle)

const findStored = (slug: string) =>
  Promise.all([findPublishedArticle(slug), findArticleParts(slug, RELATED)])

const takeStored = readAhead((path) => {
  const slug = /^\/(?:en\/)?articles\/([\w-]+)$/u.exec(path)?.[1]
  return slug === undefined ? null : findStored(slug)
})

async function readArticle(slug: string): Promise<ArticleView | null> {
  const [found, parts] = await (takeStored() ?? findStored(slug))
  if (!found) return null
  const { publicationId, texts, ...article } = found
  // It was published anew between the two questions.
  if (parts.publicationId !== publicationId) return readArticle(slug)
  const { mentions, figures, printed, people, linked, corrections, related, pictures } = parts
  const blocks = article.content.blocks.flatMap(publishedTextBlocks)
  const citedIds = blocks.flatMap(({ source }) => source.map(({ page }) => page))
  const pageIds = unique([...printed.map(({ pageId }) => pageId), ...citedIds])
  // One that took over another holds lines of pages that it was not published with.
  const laterIds = pageIds.filter((id) => !texts.some((page) => page.id === id))
  const stored = [...texts, ...(laterIds.length > 0 ? await listPrintedTexts(laterIds) : [])]
  const pages = stored
    .filter(({ id }) => pageIds.includes(id))
    .map((page) => ({ ...page, lines: toLines(page.text) }))
  const sourced = blocks.map(toSourcedBlock)
  const personIds = article.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
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
    sources: sourcesOf(article, sourced, printed, pages),
    prints: blockPrints(sourced, new Map(pages.map((page) => [page.id, page]))),
    linked: linked.flatMap(({ live }) => live ?? []),
    related,
  }
}
