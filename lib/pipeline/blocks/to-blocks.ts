import type { Line } from '../model'
import { cutsWord } from '../chinese/word-pairs'
import type { SplittingReason } from '../splitting-rules'
import { FREE_WIDTH } from './column-widths'
import type { LineLabel } from './line-labels'
import type { LineKind } from './line-kind'
import type { LineReader, LineReading } from './line-model'
import { toPageHabits } from './page-habits'
import type { PageHabits } from './page-habits'
import { toPageLines } from './page-lines'
import type { PageLine } from './page-lines'
import { reflow } from './reflow'

export type BlockLabel = Exclude<LineLabel, 'opening' | 'text' | 'headline-more'> | 'paragraph'

/** A heading of one or more lines, a paragraph or a piece of one, or lines of another kind. */
export type Block = {
  label: BlockLabel
  of: LineKind
  lines: PageLine[]
  text: string
  /** Width of the column, or FREE_WIDTH. */
  column: number
  /** A paragraph that goes on with one that is not just above it. */
  startsInside: boolean
  /** The last line ends no sentence: the text goes on elsewhere. */
  endsInside: boolean
  /** How sure the label is, 0 to 1. */
  score: number
  /** What speaks for the label. */
  reason: SplittingReason
}

export type PageBlocks = { blocks: Block[]; habits: PageHabits }

type Labelled = LineReading & { line: PageLine }

const headingLinesMax = 6

/** Joins the lines of a page into headings and paragraphs, in printed order; every non-blank line is in one block. */
export function toBlocks(lines: readonly Line[], read: LineReader): PageBlocks {
  const pageLines = toPageLines(lines)
  const habits = toPageHabits(pageLines)
  const readings = keepSomething(
    headShortPages(
      openPoints(openLists(openReports(read(pageLines, habits), pageLines), pageLines), pageLines),
      pageLines,
    ),
    pageLines,
  )
  const runs: Labelled[][] = []
  for (const [index, line] of pageLines.entries()) {
    const reading = readings[index]
    if (!reading) continue
    const own: Labelled = { ...reading, line }
    const open = runs.at(-1)
    const last = open?.at(-1)
    if (open && last && goesOn(last, own, open.length, habits)) open.push(own)
    else runs.push([own])
  }
  return { blocks: runs.map(toBlock), habits }
}

const HEADS: ReadonlySet<LineLabel> = new Set(['kicker', 'headline', 'headline-more', 'deck', 'subhead'])

/** 浙江日报讯 …, 新华社北京3月5日电 …: so begins a text, however like a heading the line stands there. */
const report =
  /^(?:据?新华社|中新社|本[报网刊台]|[\p{Script=Han}]{1,8}(?:[日晚晨时早周导商]报|[报网社]))[\p{Script=Han}\d]{0,14}?[讯电](?:[（(][^（）()]*[）)]|\s)\s*[\p{Script=Han}\d“]{2}/u

function openReports(readings: LineReading[], lines: readonly PageLine[]): LineReading[] {
  return readings.map((reading, index) =>
    HEADS.has(reading.label) && report.test(lines[index]?.clean ?? '')
      ? { ...reading, label: 'opening', reason: 'words' }
      : reading,
  )
}

const TEXT: ReadonlySet<LineLabel> = new Set(['opening', 'text'])
const bullet = /^[■●◆▲★•]\s*\S/u
const firstPoint = /^(?:一|（一）|\(一\))、?|^1[.、．]/u
const isPointOfList = (text: string) => bullet.test(text) || firstPoint.test(text)

const announcing = /(?:[—―]{2,3}|[:：])$/u

/**
 * What announces a list within a text is a paragraph of it: `新推的五项措施是———`. The point below, `■ 网上办理`, is a subhead there, where it
 * was taken for the headline of another article.
 */
function openLists(readings: LineReading[], lines: readonly PageLine[]): LineReading[] {
  const clean = (index: number) => lines[index]?.clean ?? ''
  const isText = (index: number) => TEXT.has(readings[index]?.label ?? 'furniture')
  const isHead = (index: number) => HEADS.has(readings[index]?.label ?? 'text')
  const announces = (index: number) =>
    announcing.test(clean(index)) && (isText(index) || (isHead(index) && isText(index - 1)))
  return readings.map((reading, index) => {
    if (isHead(index) && announces(index) && isPointOfList(clean(index + 1)))
      return { ...reading, label: 'opening', reason: 'words' }
    const isHeadline = reading.label === 'headline' || reading.label === 'headline-more'
    return isHeadline && bullet.test(clean(index)) && announces(index - 1)
      ? { ...reading, label: 'subhead', reason: 'words' }
      : reading
  })
}

/** `海社区公共户全程网上办理 经上海`: the end of a heading, and the text that goes on behind it. */
const runIn = /^[\p{Script=Han}\d“”]{1,14}\s+[\p{Script=Han}\d“]{2}/u
/** Points begin below the beginning of a paragraph, in em. */
const INDENT = 2

/**
 * A point whose heading runs into its text is a paragraph: `■ 三地引进人才落户上`, `海社区公共户全程网上办理 经上海…`. Its first line fills the column or breaks
 * off in a word; it was taken for a subhead that ends there.
 */
function openPoints(readings: LineReading[], lines: readonly PageLine[]): LineReading[] {
  const isPoint = (index: number): boolean => {
    const [line, next] = [lines[index], lines[index + 1]]
    if (!line || !next || line.isEnded || !bullet.test(line.clean)) return false
    if (!HEADS.has(readings[index]?.label ?? 'text') || !TEXT.has(readings[index + 1]?.label ?? 'furniture'))
      return false
    const isFull = line.width + INDENT >= next.width
    return isFull && (runIn.test(next.clean) || cutsWord(line.clean, next.clean))
  }
  return readings.map((reading, index) => {
    if (isPoint(index)) return { ...reading, label: 'opening', reason: 'words' }
    return isPoint(index - 1) ? { ...reading, label: 'text', reason: 'words' } : reading
  })
}

/** Pages of no more lines tell nothing of their columns. */
const shortPageMax = 6

/**
 * A short page without a heading whose first line breaks off narrower than the next: a line that a sentence runs through would
 * have been filled, so it is the heading.
 */
function headShortPages(readings: LineReading[], lines: readonly PageLine[]): LineReading[] {
  const [first, second, ...rest] = readings
  const [above, below] = lines
  if (!first || !second || !above || !below || readings.length > shortPageMax) return readings
  const isHeading = !above.isEnded && above.kind.kind !== 'discard' && below.width >= above.width + 2
  const isAlone = !readings.some(({ label }) => HEADS.has(label)) && first.label !== 'byline'
  if (!isHeading || !isAlone || !TEXT.has(second.label)) return readings
  return [{ ...first, label: 'headline', reason: 'width' }, { ...second, label: 'opening' }, ...rest]
}

const ASIDE: ReadonlySet<LineLabel> = new Set(['furniture', 'advertisement', 'navigation', 'ghost'])

/** A page is imported for what it holds: where all would be set aside, lines without the form of furniture are an article. */
function keepSomething(readings: LineReading[], lines: readonly PageLine[]): LineReading[] {
  const [only] = readings
  // Nothing on a page of one line says that its sentence began elsewhere.
  if (only?.label === 'text' && readings.length === 1) return [{ ...only, label: 'opening' }]
  if (readings.some(({ label }) => !ASIDE.has(label))) return readings
  return readings.map((reading, index) => {
    const line = lines[index]
    if (!line || line.kind.kind === 'discard') return reading
    return { label: line.isEnded ? 'opening' : 'headline', score: 0.5, reason: 'sequence' }
  })
}

function toBlockLabel(label: LineLabel): BlockLabel {
  if (label === 'headline-more') return 'headline'
  return label === 'opening' || label === 'text' ? 'paragraph' : label
}

function goesOn(last: Labelled, own: Labelled, length: number, habits: PageHabits): boolean {
  if (own.label === 'text') return continuesParagraph(last, own)
  if (own.label === 'headline-more') return last.label === 'headline' || last.label === 'headline-more'
  if (own.label === 'opening' || own.label === 'headline' || own.label !== last.label) return false
  if (own.label === 'furniture') return ruleOf(own) === ruleOf(last)
  if (own.label === 'caption') return !(own.line.isBlankBefore && last.line.isEnded)
  if (own.label === 'credit' || own.label === 'jump-from' || own.label === 'jump-to') return false
  if (own.label === 'byline' || own.label === 'signature')
    return !last.line.isEnded && !own.line.isBlankBefore
  return length < headingLinesMax && joinsHeading(last.line, own.line, habits)
}

function ruleOf({ line }: Labelled): string | null {
  return line.kind.kind === 'discard' ? line.kind.rule : null
}

/** Text goes on with the line above unless that ended short of its column or stands in another one. */
function continuesParagraph(last: Labelled, { line }: Labelled): boolean {
  if (last.label !== 'opening' && last.label !== 'text') return false
  if (!last.line.isEnded) return true
  if (last.line.column === FREE_WIDTH || line.column === FREE_WIDTH) return false
  return last.line.width >= last.line.column - 2 && Math.abs(last.line.column - line.column) <= 2
}

/** Two display lines without a blank between them are one heading, unless their form says otherwise. */
function joinsHeading(last: PageLine, line: PageLine, habits: PageHabits): boolean {
  if ((line.isBlankBefore && (habits.usesBlanks || habits.isDoubleSpaced)) || line.isMarkedHeading)
    return false
  return !/^[—―]{1,2}|^[一二三四五六七八九十]{1,3}、/u.test(line.clean)
}

function toBlock(run: Labelled[]): Block {
  const [first] = run
  const lines = run.map(({ line }) => line)
  const label = toBlockLabel(first?.label ?? 'text')
  const isText = label === 'paragraph'
  return {
    label,
    of: first?.line.kind ?? { kind: 'text' },
    lines,
    text: reflow(lines.map((line) => line.clean)),
    column: first?.line.column ?? FREE_WIDTH,
    startsInside: first?.label === 'text',
    endsInside: isText && lines.at(-1)?.isEnded === false,
    score: Math.min(...run.map(({ score }) => score)),
    reason: first?.reason ?? 'sequence',
  }
}
