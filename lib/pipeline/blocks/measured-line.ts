import { FREE_WIDTH } from './column-widths'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

const FITS = ['full', 'first', 'last', 'short', 'over', 'free', 'free-long'] as const
/** How a line fills the column it stands in. */
type Fit = (typeof FITS)[number]

/** A line with what is read of it once and asked for often. */
export type MeasuredLine = {
  line: PageLine
  fit: Fit
  isEnded: boolean
  isText: boolean
  /** The three of them as a number from 1, below STATES. */
  state: number
}

/** How many states there are, 0 for no line included. */
export const STATES = 1 + FITS.length * 4

/** Reads how a line fills its column. Only where paragraphs begin later than other lines a shorter one may begin one. */
export function measureLine(line: PageLine, { isIndented }: Pick<PageHabits, 'isIndented'>): MeasuredLine {
  const own = fitOf(line)
  const fit = own === 'first' && !isIndented ? 'short' : own
  const { isEnded } = line
  const isText = line.kind.kind === 'text'
  const state = 1 + FITS.indexOf(fit) * 4 + (isText ? 2 : 0) + (isEnded ? 1 : 0)
  return { line, fit, isEnded, isText, state }
}

/** Whether two lines stand in columns of different width. */
export function isOtherColumn(one: PageLine, other: PageLine): boolean {
  if (one.column === FREE_WIDTH || other.column === FREE_WIDTH) return one.column !== other.column
  return Math.abs(one.column - other.column) > 2
}

function fitOf({ width, column, clean, isEnded }: PageLine): Fit {
  if (column === FREE_WIDTH) return width > 40 ? 'free-long' : 'free'
  if (width > column + 0.7) {
    const squeezable = clean.match(/[、，。；：？！“”‘’（）《》—·]/gu)?.length ?? 0
    if (width - squeezable * 0.5 > column + 0.7) return 'over'
  }
  if (width >= column - 1.6) return 'full'
  if (isEnded) return 'last'
  return width >= column - 3.4 ? 'first' : 'short'
}
