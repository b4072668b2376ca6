import type { ArticleView, Figure, SourceRef } from '../editorial/reader-views'
import type { Line, Range } from '../pipeline/model'
import { leftOutLines } from './block-print'
import { lineNumberAt, printedLinesOf } from './printed-line'
import type { SourcedBlock } from './printed-difference'
import type { PublishedTextBlock } from './published-text-blocks'

/** A printed page cut into its lines, with the ranges of its text that may be seen, in its order. */
type LinedPage = { id: string; text: string; visible: Range[]; lines: Line[] }

/** What an article holds of a printed page: the outermost range, and the ranges that are text of it. */
type PrintedRange = { pageId: string; start: number; end: number; own: Range[] }

type Printed = Pick<ArticleView, 'newspaper' | 'printedOn' | 'printedOnIsGuess'>

/** Each figure with the printed line that its words begin on; `texts` are those of the printed pages by id. */
export function figuresWithLines(
  figures: readonly Omit<Figure, 'line'>[],
  textBlocks: readonly PublishedTextBlock[],
  texts: ReadonlyMap<string, string>,
): Figure[] {
  const lines = new Map(textBlocks.map((block) => [block.id, printedLinesOf(block, texts)]))
  return figures.map((figure) => ({ ...figure, line: lines.get(figure.blockId)?.(figure.id) ?? null }))
}

/** The pages an article was printed on that readers can see, under the names frozen with it; `blocks` are those of its text. */
export function sourcesOf(
  { content, printedOn, printedOnIsGuess, newspaper }: Pick<ArticleView, 'content' | keyof Printed>,
  blocks: readonly SourcedBlock[],
  printed: readonly PrintedRange[],
  pages: readonly LinedPage[],
): SourceRef[] {
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
