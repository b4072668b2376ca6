import { countOf, countShared, emptyCounts, setPairs } from '../chinese/pair-counts'
import type { PairCounts } from '../chinese/pair-counts'
import { FREE_WIDTH } from './column-widths'
import { isName } from './form-features'
import { isDispatch } from './form-patterns'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { continuesLine, ratioOf } from './measure'
import { isOtherColumn } from './measured-line'
import type { MeasuredLine } from './measured-line'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'

const timeOpening = /^(?:近日|日前|昨天|昨日|今天|今日|\d{1,2}月\d{1,2}日|记者(?:昨|今|从|获悉|了解))/u
const nearby = 400
/** How much of a text may say its heading again, in characters. */
const opening = 80

/** A run of lines that may be display lines, and what stands above and below it. */
type Run = { first: number; last: number }

/** What the pages's runs have in common. */
type PageShape = {
  /** How many of the page's runs are followed by what begins an article: a byline, a dispatch, a jump line. */
  markedShare: string
  /** The page begins with text and ends with a display line. */
  isTrailing: boolean
  /** How many runs are a single line of about so many em. */
  singles: ReadonlyMap<number, number>
  /** How many runs are a single line of exactly so many characters. */
  lengths: ReadonlyMap<number, number>
}

/** What speaks for a line of a run: what all of its lines share, and its own place in it. */
type RunFeatures = { common: FeatureGroup; own: FeatureGroup }

/** For each line that may be a display line, what stands around the run of them that it is in. */
export function toRunFeatures(
  lines: readonly MeasuredLine[],
  habits: PageHabits,
): (RunFeatures | undefined)[] {
  const runs = findRuns(lines, habits)
  const shape = shapeOf(lines, runs)
  const features: (RunFeatures | undefined)[] = lines.map(() => undefined)
  const shared: FeatureGroups = new Map()
  const places: FeatureGroups = new Map()
  const above = emptyCounts(nearby)
  const below = emptyCounts(nearby)
  const said = emptyCounts()
  const first = emptyCounts()
  for (const run of runs) {
    const after = textAfter(lines, run.last)
    setPairs(above, textBefore(lines, run.first))
    setPairs(below, after)
    setPairs(first, after.slice(0, opening))
    const lastByline = lastBylineIn(lines, run)
    const common = sameGroup(shared, [
      ...aroundRun(lines, run, shape),
      cohesionOf(above, below),
      leaningOf(above, below, habits),
    ])
    for (let index = run.first; index <= run.last; index += 1) {
      const line = lines[index]?.line
      if (!line) continue
      setPairs(said, line.clean)
      const own = [
        ...placeInRun(lines, run, index, lastByline),
        topicOf(said, above, below),
        echoOf(said, first),
      ]
      features[index] = { common, own: sameGroup(places, own) }
    }
  }
  return features
}

/** The group that has the same features. */
function sameGroup(groups: FeatureGroups, features: string[]): FeatureGroup {
  const code = features.join()
  return groups.get(code) ?? remember(groups, code, features)
}

function findRuns(lines: readonly MeasuredLine[], habits: PageHabits): Run[] {
  const runs: Run[] = []
  for (const [index, line] of lines.entries()) {
    if (!isMaybeDisplay(line, lines[index + 1], habits)) continue
    const open = runs.at(-1)
    if (open?.last === index - 1) open.last = index
    else runs.push({ first: index, last: index })
  }
  return runs
}

/** Short lines that end no sentence and fill no column, and the bylines that stand among headings. */
function isMaybeDisplay(
  { line, fit, isEnded, isText }: MeasuredLine,
  after: MeasuredLine | undefined,
  habits: PageHabits,
): boolean {
  const { kind } = line.kind
  if (kind === 'byline' || kind === 'jump-from') return true
  if (!isText && kind !== 'navigation') return false
  if (line.isMarkedHeading || line.isDoubled) return true
  const isSetApart = line.isBlankBefore && line.isBlankAfter && !habits.isDoubleSpaced
  if (line.width > 64 || (fit === 'full' && !isSetApart) || (fit === 'free-long' && isEnded)) return false
  const opensColumn = fit === 'first' && after?.fit === 'full' && after.line.column === line.column
  if (opensColumn && !(line.isBlankAfter && !habits.isDoubleSpaced)) return false
  return !continuesLine(line.clean) && !/[；，、]$|。/u.test(line.clean) && !isDispatch(line.clean)
}

function shapeOf(lines: readonly MeasuredLine[], runs: readonly Run[]): PageShape {
  const marked = runs.filter((run) => isMarked(lines, run)).length
  const singles = new Map<number, number>()
  const lengths = new Map<number, number>()
  for (const { first, last } of runs) {
    const bucket = first === last ? bucketOf(lines[first]?.line) : -1
    if (bucket < 0) continue
    singles.set(bucket, (singles.get(bucket) ?? 0) + 1)
    const length = lines[first]?.line.clean.length ?? 0
    lengths.set(length, (lengths.get(length) ?? 0) + 1)
  }
  const firstText = lines.findIndex(({ isText }) => isText)
  const lastText = lines.findLastIndex(({ isText }) => isText)
  const isTrailing =
    firstText >= 0 && runs[0]?.first !== firstText && runs.at(-1)?.last === lastText && runs.length > 1
  const share = marked / Math.max(1, runs.length)
  const markedShare = marked < 2 ? 'few' : share > 0.6 ? 'most' : 'some'
  return { markedShare, isTrailing, singles, lengths }
}

function isMarked(lines: readonly MeasuredLine[], { first, last }: Run): boolean {
  const below = lines[last + 1]
  if (below && isDispatch(below.line.clean)) return true
  return lines
    .slice(first, last + 1)
    .some(({ line }) => line.kind.kind === 'byline' || line.kind.kind === 'jump-from')
}

function bucketOf(line: PageLine | undefined): number {
  return line ? Math.floor(line.width / 3) : -1
}

function aroundRun(lines: readonly MeasuredLine[], { first, last }: Run, shape: PageShape): string[] {
  const features: string[] = []
  const above = lines[first - 1]
  const below = lines[last + 1]
  features.push(
    `run above=${above ? (above.isText ? (above.isEnded ? 'ended' : 'open') : above.line.kind.kind) : 'none'}`,
  )
  features.push(`run below=${below ? (below.isText ? 'text' : below.line.kind.kind) : 'none'}`)
  if (shape.isTrailing) features.push('page begins with text and ends with a heading')
  if (below && timeOpening.test(below.line.clean)) features.push('run above time')
  if (first === last) {
    const bucket = bucketOf(lines[first]?.line)
    const alike = [-1, 0, 1].reduce((sum, step) => sum + (shape.singles.get(bucket + step) ?? 0), -1)
    features.push(`alike on the page=${Math.min(3, alike)}`)
    const equal = (shape.lengths.get(lines[first]?.line.clean.length ?? 0) ?? 1) - 1
    if (equal > 0) features.push(`alike on the page to the letter=${Math.min(2, equal)}`)
  }
  if (above && below && above.line.column !== FREE_WIDTH && below.line.column !== FREE_WIDTH)
    features.push(isOtherColumn(above.line, below.line) ? 'run parts columns' : 'run within a column')
  features.push(`run length=${last - first >= 6 ? 'long' : last - first >= 3 ? 'some' : 'short'}`)
  const mark =
    below && isDispatch(below.line.clean) ? 'dispatch' : isMarked(lines, { first, last }) ? 'byline' : 'none'
  features.push(`run mark=${mark} ${shape.markedShare}`)
  return features
}

function lastBylineIn(lines: readonly MeasuredLine[], { first, last }: Run): number {
  let at = last
  while (at >= first && lines[at]?.line.kind.kind !== 'byline') at -= 1
  return at
}

function placeInRun(
  lines: readonly MeasuredLine[],
  { first, last }: Run,
  index: number,
  lastByline: number,
): string[] {
  const own = lines[index]?.line
  const features: string[] = []
  if (!own) return features
  features.push(`run above=${Math.min(index - first, 3)}`)
  features.push(`run below=${Math.min(last - index, 3)}`)
  features.push(`run place=${Math.min(index - first, 2)} ${Math.min(last - index, 2)}`)
  if (lastByline > index) features.push('byline below in run')
  if (isName(own.clean)) {
    const above = index === first ? (lines[index - 1]?.isEnded === true ? 'text' : 'open') : 'display'
    features.push(`name under ${above} over ${index === last ? 'text' : 'display'}`)
  }
  const before = index > first ? lines[index - 1]?.line : undefined
  const after = index < last ? lines[index + 1]?.line : undefined
  if (before) {
    features.push(`than above=${ratioOf(own.width, before.width)}`)
    if (/(?:[—―]|[:：]|强调|指出|表示|要求|提出)$/u.test(before.clean)) features.push('above announces')
    if (own.isBlankBefore) features.push('apart above')
    if (before.kind.kind !== 'text') features.push(`above in run ${before.kind.kind}`)
  }
  if (after) {
    features.push(`than below=${ratioOf(own.width, after.width)}`)
    if (/^[—―]{1,3}/u.test(after.clean)) features.push('dash below')
    if (own.isBlankAfter) features.push('apart below')
    if (after.kind.kind !== 'text') features.push(`below in run ${after.kind.kind}`)
  }
  const text = lines[last + 1]
  if (text && text.line.column !== FREE_WIDTH)
    features.push(`than column=${ratioOf(own.width, text.line.column)}`)
  return features
}

/** Which side of the run repeats more of a line's neighbouring characters. */
function topicOf(pairs: PairCounts, before: PairCounts, after: PairCounts): string {
  if (pairs.size === 0) return 'topic=?'
  const above = countShared(pairs, before) / pairs.size
  const below = countShared(pairs, after) / pairs.size
  if (Math.max(above, below) < 0.12) return 'topic=none'
  return above > below * 1.5 ? 'topic=above' : below > above * 1.5 ? 'topic=below' : 'topic=both'
}

/** How much of a line's neighbouring characters the first words of the text below repeat: news say their headline again. */
function echoOf(pairs: PairCounts, first: PairCounts): string {
  if (pairs.size === 0 || first.size === 0) return 'echo=?'
  const share = countShared(pairs, first) / pairs.size
  return `echo=${share === 0 ? 'none' : share < 0.2 ? 'little' : share < 0.45 ? 'some' : 'much'}`
}

/** How much the texts above and below repeat of each other: parts of one article do, different articles hardly. */
function cohesionOf(before: PairCounts, after: PairCounts): string {
  const least = Math.min(before.size, after.size)
  if (least < 40) return 'cohesion=?'
  return `cohesion=${Math.min(5, Math.floor((countShared(before, after) / least) * 25))}`
}

/** How much likelier the pairs below are in the text above than on the page, as the mean logarithm. */
function leaningOf(before: PairCounts, after: PairCounts, { pairs }: PageHabits): string {
  if (before.total < 40 || after.total < 40 || pairs.total === 0) return 'leaning=?'
  let sum = 0
  for (let slot = 0; slot < after.keys.length; slot += 1) {
    const pair = after.keys[slot] ?? 0
    const repeated = pair === 0 ? 0 : countOf(before, pair)
    if (repeated === 0) continue
    const count = after.counts[slot] ?? 0
    // What both texts print themselves is no habit of the page.
    const common = (Math.max(0, countOf(pairs, pair) - count) + 0.2) / pairs.total
    sum += count * Math.log(1 + repeated / before.total / common)
  }
  return `leaning=${Math.min(7, Math.floor((sum / after.total) * 4))}`
}

function textBefore(lines: readonly MeasuredLine[], first: number): string {
  let text = ''
  for (let index = first - 1; index >= 0 && text.length < nearby; index -= 1)
    text = (lines[index]?.line.clean.slice(-nearby) ?? '') + text
  return text
}

function textAfter(lines: readonly MeasuredLine[], last: number): string {
  let text = ''
  for (let index = last + 1; index < lines.length && text.length < nearby; index += 1)
    text += lines[index]?.line.clean.slice(0, nearby) ?? ''
  return text
}
