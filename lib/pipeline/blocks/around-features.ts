import { cutsWord } from '../chinese/word-pairs'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { continuesLine } from './measure'
import { STATES } from './measured-line'
import type { MeasuredLine } from './measured-line'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'

/** How many lines a caption, a quotation or a brief that stands in a broken sentence may have. */
const strayMax = 7
const signed = /[（(][^（）()]{2,24}[）)]$/u

/**
 * What stands farther around each line: how long the texts above and below are, whether text stands above and below at all,
 * whether a few lines interrupt a sentence, how many gaps and figures the line has. Linear in the length of the page.
 */
export function toAroundFeatures(lines: readonly MeasuredLine[], habits: PageHabits): FeatureGroup[] {
  const isBody = lines.map(isRunningText)
  const above = runLengths(isBody)
  const below = runLengths(isBody.toReversed()).toReversed()
  const first = isBody.indexOf(true)
  const last = isBody.lastIndexOf(true)
  const strays = strayLines(lines, habits)
  const groups: FeatureGroups = new Map()
  let wasSigned = false
  return lines.map((own, index) => {
    const place: Place = {
      own,
      above: isBody[index] ? IN_TEXT : sizeOf(above[index] ?? 0),
      below: sizeOf(below[index] ?? 0),
      top: first < 0 || index < first ? Math.min(4, Math.max(0, first - index)) : -1,
      bottom: first >= 0 && index > last ? Math.min(4, index - last) : -1,
      skipped: strays[index] ?? 0,
      marks: marksIn(own.line.clean),
      wasSigned,
    }
    wasSigned = isSigned(own.line.clean)
    const code = codeOf(place)
    return groups.get(code) ?? remember(groups, code, featuresOf(place))
  })
}

/** `top` and `bottom`: how far the line stands above or below all text, -1 when it does not. */
type Place = {
  own: MeasuredLine
  above: number
  below: number
  top: number
  bottom: number
  skipped: number
  marks: number
  wasSigned: boolean
}

function codeOf({ own, above, below, top, bottom, skipped, marks, wasSigned }: Place): number {
  const size = SIZES.length + 1
  const edges = ((above + 1) * size + below + 1) * 36 + (top + 1) * 6 + bottom + 1
  return ((edges * 8 + skipped) * 20 + marks) * 2 * STATES + own.state * 2 + (wasSigned ? 1 : 0)
}

function featuresOf({ own, above, below, top, bottom, skipped, marks, wasSigned }: Place): FeatureGroup {
  const features = [
    above === IN_TEXT ? 'in text' : `texts=${SIZES[above]} ${SIZES[below]}`,
    `gaps=${GAPS[marks % 5]} ${own.fit}`,
    `figures=${FIGURES[Math.floor(marks / 5)]}`,
  ]
  if (top >= 0) features.push(`above all text ${top}`)
  if (bottom >= 0) features.push(`below all text ${bottom}`)
  if (skipped > 0) features.push(`interrupts ${skipped} ${own.isText ? own.fit : 'no-text'}`)
  if (wasSigned) features.push('signed above')
  return features
}

/** A line that fills its column, or ends a paragraph set so. */
function isRunningText({ fit, isText, isEnded, line }: MeasuredLine): boolean {
  return isText && (fit === 'full' || fit === 'free-long' || (fit === 'last' && isEnded && line.width > 2))
}

/** For each line, how many lines of running text stand together nearest above it. */
function runLengths(isBody: readonly boolean[]): Uint32Array {
  const lengths = new Uint32Array(isBody.length)
  let nearest = 0
  let open = 0
  for (const [index, body] of isBody.entries()) {
    lengths[index] = open > 0 ? open : nearest
    open = body ? open + 1 : 0
    if (body) nearest = open
  }
  return lengths
}

const IN_TEXT = -1
const SIZES = ['none', '3', '9', '24', 'long'] as const

/** Its place in SIZES. */
function sizeOf(lines: number): number {
  if (lines === 0) return 0
  if (lines <= 3) return 1
  if (lines <= 9) return 2
  return lines <= 24 ? 3 : 4
}

/** The lines that stand between two that go on with each other, by how many they are; 0 elsewhere. */
function strayLines(lines: readonly MeasuredLine[], habits: PageHabits): Uint8Array {
  const strays = new Uint8Array(lines.length)
  for (let index = 0; index + 2 < lines.length; index += 1) {
    const own = lines[index]
    if (!own || !isOpenLine(own)) continue
    const next = lines[index + 1]
    // What fills the same column goes on.
    if (!next || (isAlike(own, next) && next.fit === 'full') || joins(own, next, habits)) continue
    for (let skipped = 1; skipped <= strayMax; skipped += 1) {
      const other = lines[index + skipped + 1]
      if (!other || !isAlike(own, other) || !joins(own, other, habits)) continue
      for (let at = 1; at <= skipped; at += 1) if (strays[index + at] === 0) strays[index + at] = skipped
      break
    }
  }
  return strays
}

function isOpenLine({ isText, isEnded, fit }: MeasuredLine): boolean {
  return isText && !isEnded && (fit === 'full' || fit === 'free-long')
}

function isAlike(one: MeasuredLine, other: MeasuredLine): boolean {
  return other.isText && Math.abs(one.line.column - other.line.column) <= 1
}

/** Whether a line may go on with the words of another. */
function joins(one: MeasuredLine, other: MeasuredLine, habits: PageHabits): boolean {
  const first = one.line.clean
  const second = other.line.clean
  return continuesLine(second) || cutsWord(first, second) || joinCount(habits, first, second) > 1
}

const GAPS = ['0', '1', '2', '3', 'many'] as const
const FIGURES = ['none', 'some', 'many', 'most'] as const

/** How many gaps a line has and how much of it is figures, as their places in GAPS and FIGURES: five times the second and the first. */
function marksIn(clean: string): number {
  let gaps = 0
  let digits = 0
  let wasSpace = false
  for (let at = 0; at < clean.length; at += 1) {
    const code = clean.charCodeAt(at)
    const isSpace = code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09
    if (isSpace && !wasSpace) gaps += 1
    if (code >= 0x30 && code <= 0x39) digits += 1
    wasSpace = isSpace
  }
  const share = digits / Math.max(1, clean.length)
  const figures = digits === 0 ? 0 : share > 0.45 ? 3 : share > 0.2 ? 2 : 1
  return figures * 5 + Math.min(4, gaps)
}

function isSigned(clean: string): boolean {
  const last = clean.charAt(clean.length - 1)
  return (last === '）' || last === ')') && signed.test(clean)
}
