import 'server-only'
import { cache } from 'react'
import type { PublishedArticle, PublishedBlock } from '../document/published-article'
import { lineNumberAt, printedLineOf } from '../document/printed-line'
import {
  findPublishedArticle,
  listFiguresOf,
  listLinked,
  listMentionNames,
  listPrintedRanges,
  type PrintedRange,
} from '../db/public/articles'
import { listLiveTagNames } from '../db/public/tags'
import type { ArticleView, Figure, SourceRef } from '../editorial/reader-views'
import { SURFACE } from '../editorial/surfaces'
import { showSurfaces } from './show-surfaces'

type TextBlock = Extract<PublishedBlock, { runs: unknown }>

function textBlocksOf(block: PublishedBlock): TextBlock[] {
  if ('runs' in block) return [block]
  if (block.kind === 'quote') return block.blocks.flatMap(textBlocksOf)
  if (block.kind === 'list') return block.items.flat().flatMap(textBlocksOf)
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => cell.blocks.flatMap(textBlocksOf))
  return []
}

function withLines(
  figures: readonly Omit<Figure, 'line'>[],
  content: PublishedArticle,
  printed: readonly PrintedRange[],
): Figure[] {
  const blocks = new Map(content.blocks.flatMap(textBlocksOf).map((block) => [block.id, block]))
  const texts = new Map(printed.map(({ pageId, text }) => [pageId, text]))
  return figures.map((figure) => {
    const block = blocks.get(figure.blockId)
    return { ...figure, line: block ? printedLineOf(block, figure.id, texts) : null }
  })
}

/** The pages an article was printed on that readers can see, under the names frozen with it. */
function sourcesOf(
  { content, printedOn, printedOnIsGuess, newspaper }: Pick<ArticleView, 'content' | keyof Printed>,
  printed: readonly PrintedRange[],
): SourceRef[] {
  return printed.map(({ pageId, text, start, end }) => {
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
type Printed = Pick<ArticleView, 'newspaper' | 'printedOn' | 'printedOnIsGuess'>

/** A live article with what it names today and where it was printed, or null. */
export const findArticle = cache(async (slug: string): Promise<ArticleView | null> => {
  const stored = await findPublishedArticle(slug)
  if (!stored) return null
  const { publicationId, ...article } = stored
  const personIds = article.content.bylines.flatMap(({ personTagId }) => personTagId ?? [])
  const [mentions, figures, printed, people, linked] = await Promise.all([
    listMentionNames(publicationId),
    listFiguresOf(publicationId),
    listPrintedRanges(article.id),
    listLiveTagNames(personIds),
    listLinked(article.id),
  ])
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
    ...printed.map(({ pageId }) => SURFACE.source(pageId)),
    // One that is not live yet may be published any time.
    ...linked.map(({ id }) => SURFACE.article(id)),
  ])
  return {
    ...article,
    mentions,
    people,
    figures: withLines(figures, article.content, printed),
    sources: sourcesOf(article, printed),
    linked: linked.flatMap(({ live }) => live ?? []),
  }
})
