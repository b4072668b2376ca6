import 'server-only'
import { cache } from 'react'
import { blockPrints, leftOutLines } from '../document/block-print'
import {
  publishedTextBlocks,
  toSourcedBlock,
  type PublishedTextBlock,
} from '../document/published-text-blocks'
import { lineNumberAt, printedLineOf } from '../document/printed-line'
import {
  findPublishedArticle,
  listFiguresOf,
  listLinked,
  listMentionNames,
  listPrintedRanges,
  listPrintedTexts,
  type PrintedRange,
  type PrintedText,
} from '../db/public/articles'
import { listCorrectionsOf } from '../db/public/corrections'
import { listPicturesOf } from '../db/public/pictures'
import { listRelated } from '../db/public/related'
import { listLiveTagNames } from '../db/public/tags'
import type { ArticleView, Figure, SourceRef } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import type { Line } from '../pipeline/model'
import { toLines } from '../pipeline/to-lines'
import { surfacesOfFigures } from './figure-surfaces'
import { showSurfaces } from './show-surfaces'

const RELATED = 5

function withLines(
  figures: readonly Omit<Figure, 'line'>[],
  textBlocks: readonly PublishedTextBlock[],
  texts: ReadonlyMap<string, string>,
): Figure[] {
  const blocks = new Map(textBlocks.map((block) => [block.id, block]))
  return figures.map((figure) => {
    const block = blocks.get(figure.blockId)
    return { ...figure, line: block ? printedLineOf(block, figure.id, texts) : null }
  })
}

/** A printed page cut into its lines. */
type LinedPage = PrintedText & { lines: Line[] }

/** The pages an article was printed on that readers can see, under the names frozen with it. */
function sourcesOf(
  { content, printedOn, printedOnIsGuess, newspaper }: Pick<ArticleView, 'content' | keyof Printed>,
  printed: readonly PrintedRange[],
  pages: readonly LinedPage[],
): SourceRef[] {
  const blocks = content.blocks.flatMap(publishedTextBlocks).map(toSourcedBlock)
  return printed.map(({ pageId, start, end, own }) => {
    const page = pages.find(({ id }) => id === pageId)
    const text = page?.text ?? ''
    const frozen = content.pages.find(({ id }) => id === pageId)
    return {
      id: pageId,
      printedOn,
      printedOnIsGuess,
      pageLabel: frozen?.pageLabel ?? null,
      newspaper: frozen ? frozen.newspaper : newspaper,
      firstLine: lineNumberAt(text, start),
      lastLine: lineNumberAt(text, end - 1),
      leftOut: leftOutLines(blocks, pageId, { lines: page?.lines ?? [], own }),
    }
  })
}

type Printed = Pick<ArticleView, 'newspaper' | 'printedOn' | 'printedOnIsGuess'>

/** A live article with what it names today and where it was printed, or null. */
export const findArticle = cache(async (slug: string): Promise<ArticleView | null> => {
  const found = await findPublishedArticle(slug)
  if (!found) return null
  const { publicationId, ...article } = found
  const personIds = article.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
  const blocks = article.content.blocks.flatMap(publishedTextBlocks)
  const [mentions, figures, printed, people, linked, corrections, related, pictures] = await Promise.all([
    listMentionNames(publicationId),
    listFiguresOf(publicationId),
    listPrintedRanges(article.id),
    listLiveTagNames(personIds),
    listLinked(article.id),
    listCorrectionsOf(article.id),
    listRelated(publicationId, RELATED),
    listPicturesOf(publicationId),
  ])
  const pageIds = [
    ...printed.map(({ pageId }) => pageId),
    ...blocks.flatMap(({ source }) => source.map(({ page }) => page)),
  ]
  const stored = await listPrintedTexts([...new Set(pageIds)])
  const pages = stored.map((page): LinedPage => ({ ...page, lines: toLines(page.text) }))
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
    figures: withLines(figures, blocks, new Map(pages.map(({ id, text }) => [id, text]))),
    sources: sourcesOf(article, printed, pages),
    prints: blockPrints(blocks.map(toSourcedBlock), new Map(pages.map((page) => [page.id, page]))),
    linked: linked.flatMap(({ live }) => live ?? []),
    related,
  }
})
