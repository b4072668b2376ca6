import 'server-only'
import { cache } from 'react'
import { blockPrints } from '../document/block-print'
import {
  publishedTextBlocks,
  toSourcedBlock,
  type PublishedTextBlock,
} from '../document/published-text-blocks'
import { lineNumberAt, printedLineOf } from '../document/printed-line'
import {
  findPublishedArticle,
  listFiguresOf,
  listMentionNames,
  listPrintedRanges,
  listPrintedTexts,
  type PrintedRange,
  type PrintedText,
} from '../db/public/articles'
import { listLiveTagNames } from '../db/public/tags'
import type { ArticleView, Figure, SourceRef } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { toLines } from '../pipeline/to-lines'
import { showSurfaces } from './show-surfaces'

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

/** The pages an article was printed on that readers can see, under the names frozen with it. */
function sourcesOf(
  { content, printedOn, printedOnIsGuess, newspaper }: Pick<ArticleView, 'content' | keyof Printed>,
  printed: readonly PrintedRange[],
  texts: ReadonlyMap<string, string>,
): SourceRef[] {
  return printed.map(({ pageId, start, end }) => {
    const text = texts.get(pageId) ?? ''
    const frozen = content.pages.find(({ id }) => id === pageId)
    return {
      id: pageId,
      printedOn,
      printedOnIsGuess,
      pageLabel: frozen?.pageLabel ?? null,
      newspaper: frozen ? frozen.newspaper : newspaper,
      firstLine: lineNumberAt(text, start),
      lastLine: lineNumberAt(text, end - 1),
    }
  })
}

/** Where blocks were printed, by block id. */
function printsOf(blocks: readonly PublishedTextBlock[], pages: readonly PrintedText[]) {
  return blockPrints(
    blocks.map(toSourcedBlock),
    new Map(pages.map(({ id, text, visible }) => [id, { lines: toLines(text), visible }])),
  )
}

type Printed = Pick<ArticleView, 'newspaper' | 'printedOn' | 'printedOnIsGuess'>

/** A live article with what it names today and where it was printed, or null. */
export const findArticle = cache(async (slug: string): Promise<ArticleView | null> => {
  const stored = await findPublishedArticle(slug)
  if (!stored) return null
  const { publicationId, ...article } = stored
  const personIds = article.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
  const blocks = article.content.blocks.flatMap(publishedTextBlocks)
  const [mentions, figures, printed, people] = await Promise.all([
    listMentionNames(publicationId),
    listFiguresOf(publicationId),
    listPrintedRanges(article.id),
    listLiveTagNames(personIds),
  ])
  const pageIds = [
    ...printed.map(({ pageId }) => pageId),
    ...blocks.flatMap(({ source }) => source.map(({ page }) => page)),
  ]
  const pages = await listPrintedTexts([...new Set(pageIds)])
  const texts = new Map(pages.map(({ id, text }) => [id, text]))
  const tagIds = [
    ...Object.values(mentions).map(({ id }) => id),
    ...figures.flatMap(({ subjectTag, scopeTag }) => [subjectTag?.id, scopeTag?.id]),
    ...personIds,
  ].filter((id) => id !== undefined)
  await showSurfaces([
    SURFACE.article(article.id),
    SURFACE.section(article.section.id),
    ...tagIds.map(SURFACE.tag),
    ...figures.flatMap(({ indicatorRef }) => (indicatorRef ? SURFACE.indicator(indicatorRef.id) : [])),
    ...pages.map(({ id }) => SURFACE.source(id)),
  ])
  return {
    ...article,
    mentions,
    people,
    figures: withLines(figures, blocks, texts),
    sources: sourcesOf(article, printed, texts),
    prints: printsOf(blocks, pages),
  }
})
