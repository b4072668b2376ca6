import { cutsWord } from '../chinese/word-pairs'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { continuesLine } from './measure'
import type { MeasuredLine } from './measured-line'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'

/** How many lines a caption, a quotation or a brief that stands in a broken sentence may have. */
const strayMax = 7
const signed = /[（(][^（）()]{2,24}[）)]\s*$/u

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
  return lines.map((own, index) => {
    const parts = [
      isBody[index] ? 'in text' : `texts=${sizeOf(above[index] ?? 0)} ${sizeOf(below[index] ?? 0)}`,
      first < 0 || index < first ? `above all text ${Math.min(4, Math.max(0, first - index))}` : '',
      first >= 0 && index > last ? `below all text ${Math.min(4, index - last)}` : '',
      strays[index] === 0 ? '' : `interrupts ${strays[index]} ${own.isText ? own.fit : 'no-text'}`,
      `gaps=${gapsIn(own.line.clean)} ${own.fit}`,
      `figures=${figuresIn(own.line.clean)}`,
      signed.test(lines[index - 1]?.line.clean ?? '') ? 'signed above' : '',
    ]
    const code = parts.join()
    return (
      groups.get(code) ??
      remember(
        groups,
        code,
        parts.filter((part) => part !== ''),
      )
    )
  })
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

function sizeOf(lines: number): string {
  if (lines === 0) return 'none'
  if (lines <= 3) return '3'
  if (lines <= 9) return '9'
  return lines <= 24 ? '24' : 'long'
}

/** The lines that stand between two that go on with each other, by how many they are; 0 elsewhere. */
function strayLines(lines: readonly MeasuredLine[], habits: PageHabits): Uint8Array {
  const strays = new Uint8Array(lines.length)
  for (let index = 0; index + 2 < lines.length; index += 1) {
    const own = lines[index]
    if (!own || !isOpenLine(own)) continue
    const next = lines[index + 1]
    if (next && joins(own, next, habits)) continue
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

function gapsIn(clean: string): string {
  const gaps = clean.match(/\S[\s\u3000]+(?=\S)/gu)?.length ?? 0
  return gaps > 3 ? 'many' : String(gaps)
}

function figuresIn(clean: string): string {
  const digits = clean.match(/\d/gu)?.length ?? 0
  if (digits === 0) return 'none'
  const share = digits / clean.length
  return share > 0.45 ? 'most' : share > 0.2 ? 'many' : 'some'
}
