import type { BlockRole, DiscardReason, Line, Range } from '../pipeline/model'
import type { Status } from './workflow'

export const PAGE_STATUSES = ['OPEN', 'DONE'] as const
export type PageStatus = (typeof PAGE_STATUSES)[number]

/** A run of a page and its owner: an article, or a reason to discard it. */
export type OwnedRange = Range & {
  articleId: string | null
  role: BlockRole | null
  discardReason: DiscardReason | null
  rule: string
  score: number
}

/** A printed line as the desk shows it; a blank line, and one that nobody owns yet, has neither article nor reason. */
export type PageLine = Line & Omit<OwnedRange, keyof Range> & { isUnowned: boolean }

/** An article that owns lines of the page; `index` counts from 1 in the order of their first lines. */
export type PageArticle = { id: string; headline: string; status: Status; index: number }

/** What the page prints about itself, as the desk edits it. Dates are `2023-12-04`. */
export type PageFacts = {
  newspaper: string | null
  newspaperIsGuess: boolean
  printedOn: string | null
  printedOnIsGuess: boolean
  pageLabel: string | null
  pageLabelIsGuess: boolean
}

/** The file a page came in. */
export type PageSource = {
  id: string
  fileName: string
  format: string
  encoding: string
  importedAt: Date
  importedBy: string | null
}

/** A source page without its text. */
export type PageDetails = PageFacts & PageSource & { version: number; status: PageStatus }

/** A source page with every printed line and its owner. */
export type PageView = PageDetails & { lines: PageLine[]; articles: PageArticle[] }

const overlap = (one: Range, other: Range) =>
  Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))

const NOBODY = { articleId: null, role: null, discardReason: null, rule: '', score: 0 } as const

/**
 * Gives every line its owner. A line that several ranges share goes to the one that holds most of it (the first of
 * equals); `unowned` are the ranges of ink that nobody holds, and a line that touches one says so.
 * All three lists must be in the order of the page; ranges must not overlap.
 */
export function toPageLines(
  lines: readonly Line[],
  owned: readonly OwnedRange[],
  unowned: readonly Range[],
): PageLine[] {
  let first = 0
  let gap = 0
  return lines.map((line) => {
    while ((owned[first]?.end ?? Infinity) <= line.start) first += 1
    while ((unowned[gap]?.end ?? Infinity) <= line.start) gap += 1
    const isUnowned = (unowned[gap]?.start ?? Infinity) < line.end
    const { articleId, role, discardReason, rule, score } =
      (!line.isBlank && mostOf(line, owned, first)) || NOBODY
    return { ...line, articleId, role, discardReason, rule, score, isUnowned }
  })
}

function mostOf(line: Line, owned: readonly OwnedRange[], from: number): OwnedRange | null {
  let best: OwnedRange | null = null
  for (let at = from; at < owned.length; at += 1) {
    const range = owned[at]
    if (!range || range.start >= line.end) break
    if (overlap(range, line) > (best ? overlap(best, line) : 0)) best = range
  }
  return best
}
