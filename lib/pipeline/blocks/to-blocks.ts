import type { Line } from '../model'
import { FREE_WIDTH } from './column-widths'
import { toDisplayFlags } from './display-lines'
import type { LineKind } from './line-kind'
import { endsParagraph } from './measure'
import { toPageHabits } from './page-habits'
import type { PageHabits } from './page-habits'
import { toPageLines } from './page-lines'
import type { PageLine } from './page-lines'
import { startsParagraph } from './paragraph-starts'
import { reflow } from './reflow'

/** A heading of one or more lines, a paragraph or a piece of one, or a line of another kind. */
export type Block = {
  kind: 'heading' | 'paragraph' | 'caption' | 'sidebar' | Exclude<LineKind['kind'], 'text'>
  of: LineKind
  lines: PageLine[]
  text: string
  /** Width of the column, or FREE_WIDTH. */
  column: number
  /** The first line is full where a paragraph would be indented: the text began elsewhere. */
  startsInside: boolean
  /** The last line ends no sentence: the text goes on elsewhere. */
  endsInside: boolean
}

export type PageBlocks = { blocks: Block[]; habits: PageHabits }

const headingLinesMax = 6

/** Joins the lines of a page into headings and paragraphs, in printed order; every non-blank line is in one block. */
export function toBlocks(lines: readonly Line[]): PageBlocks {
  const pageLines = toPageLines(lines)
  const habits = toPageHabits(pageLines)
  const isDisplay = toDisplayFlags(pageLines, habits)
  const runs: { kind: Block['kind']; lines: PageLine[] }[] = []
  for (const [index, line] of pageLines.entries()) {
    const kind = line.kind.kind === 'text' ? (isDisplay[index] ? 'heading' : 'paragraph') : line.kind.kind
    const open = runs.at(-1)
    const last = open?.lines.at(-1)
    const hasRoom = kind === 'paragraph' || (open?.lines.length ?? 0) < headingLinesMax
    if (
      open &&
      last &&
      hasRoom &&
      open.kind === kind &&
      goesOn(kind, last, line, pageLines[index + 1], habits)
    )
      open.lines.push(line)
    else runs.push({ kind, lines: [line] })
  }
  return { blocks: runs.map((run) => toBlock(run.kind, run.lines, habits)), habits }
}

function goesOn(
  kind: Block['kind'],
  last: PageLine,
  line: PageLine,
  next: PageLine | undefined,
  habits: PageHabits,
): boolean {
  if (kind === 'paragraph') return !startsParagraph(last, line, next, habits)
  return kind === 'heading' && joinsHeading(last, line, habits)
}

/** Two display lines without a blank between them are one heading, unless their form says kicker or deck. */
function joinsHeading(last: PageLine, line: PageLine, habits: PageHabits): boolean {
  if (line.isBlankBefore || last.isMarkedHeading || line.isMarkedHeading) return false
  if (/^[—―]{1,2}|^[一二三四五六七八九十]{1,3}、/u.test(line.clean)) return false
  // On a page without blank lines only lines of one length are taken for one heading.
  if (!habits.usesBlanks && Math.abs(last.width - line.width) > 2) return false
  return !/[—―]$|(?:强调|指出|表示|要求|提出)$/u.test(last.clean)
}

function toBlock(kind: Block['kind'], lines: PageLine[], habits: PageHabits): Block {
  const first = lines[0]
  const isText = kind === 'paragraph'
  return {
    kind,
    of: first?.kind ?? { kind: 'text' },
    lines,
    text: reflow(lines.map((line) => line.clean)),
    column: first?.column ?? FREE_WIDTH,
    startsInside: isText && first !== undefined && isFullStart(first, habits),
    endsInside: isText && !endsParagraph(lines.at(-1)?.clean ?? ''),
  }
}

function isFullStart(line: PageLine, habits: PageHabits): boolean {
  return habits.isIndented && line.column !== FREE_WIDTH && !line.isIndented && line.width > line.column - 1
}
