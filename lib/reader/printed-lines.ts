import 'server-only'
import { z } from 'zod'
import { BlockSource } from '../document/body'
import { printedLinesOf } from '../document/printed-line'
import { Run } from '../document/published-article'
import { listFigureBlocks, listPageTexts, type StoredFigure } from '../db/public/figures'
import type { FigureRow } from '../editorial/reader-views'

const TextBlock = z.object({ source: z.array(BlockSource), runs: z.array(Run) })

/** Figures as readers see them where nobody asks for the printed line. */
export const withoutLine = ({
  publicationId: _publicationId,
  position: _position,
  ...figure
}: StoredFigure): FigureRow => ({ ...figure, line: null })

/** Gives figures of any articles their printed lines, with one read of the blocks and one of the pages they come from. */
export async function withPrintedLines(figures: readonly StoredFigure[]): Promise<FigureRow[]> {
  const blocks = (await listFigureBlocks(figures)).map((block) => TextBlock.safeParse(block).data)
  const pageIds = blocks.flatMap((block) => block?.source.map(({ page }) => page) ?? [])
  const texts = await listPageTexts([...new Set(pageIds)])
  return figures.map((figure, index) => {
    const block = blocks[index]
    return { ...withoutLine(figure), line: block ? printedLinesOf(block, texts)(figure.id) : null }
  })
}
