import { cutsWord } from '../chinese/word-pairs'
import { FREE_WIDTH } from './column-widths'
import { formFeatures, isNotice } from './form-features'
import { continuesLine, endsParagraph } from './measure'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'
import { toRunFeatures } from './run-features'

/** How a line fills the column it stands in. */
type Fit = 'full' | 'first' | 'last' | 'short' | 'over' | 'free' | 'free-long'

/** A line with what is read of it once and asked for often. */
export type Measured = { line: PageLine; fit: Fit; isEnded: boolean; isText: boolean }

/**
 * All that speaks for or against each label of a line, by name: what the line says, how it fills its column, what stands
 * above and below. Linear in the length of the page.
 */
export function toLineFeatures(lines: readonly PageLine[], habits: PageHabits): string[][] {
  const measured = lines.map((line): Measured => {
    const isEnded = endsParagraph(line.clean)
    return { line, fit: fitOf(line, isEnded), isEnded, isText: line.kind.kind === 'text' }
  })
  const runs = toRunFeatures(measured, habits)
  const repeats = countRepeats(measured)
  const credits = distancesTo(measured, ({ line }) => line.kind.kind === 'credit')
  const notices = distancesTo(measured, ({ line }) => isNotice(line.clean))
  return measured.map((own, index) => {
    const features = formFeatures(own.line, own.isEnded)
    const before = measured[index - 1]
    const after = measured[index + 1]
    addWidth(features, own, before, after)
    addFlow(features, own, before, measured[index - 2])
    addAfter(features, own, after, measured[index + 2])
    addBlanks(features, own.line, habits)
    addJoins(features, own, before, after, habits)
    addPlace(features, index, measured.length)
    if ((repeats.get(keyOf(own)) ?? 0) > 1)
      features.push(own.line.isDoubled ? 'doubled and elsewhere' : 'elsewhere too')
    const credit = credits[index] ?? far
    if (credit < far) features.push(`credit below=${credit}`)
    const notice = notices[index] ?? far
    if (notice > 0 && notice < far) features.push('notice below')
    features.push(...(runs[index] ?? []))
    return features
  })
}

/** The situation between each line and the one before: whether a blank line parts them, whether a sentence had ended. */
export function toSituations(lines: readonly PageLine[], habits: PageHabits): string[] {
  return lines.map((line, index) => {
    const before = lines[index - 1]
    if (!before) return 'first'
    const gap = habits.isDoubleSpaced
      ? 'double'
      : line.isBlankBefore
        ? 'blank'
        : habits.usesBlanks
          ? 'tight'
          : 'solid'
    return `${gap} ${endsParagraph(before.clean) ? 'ended' : 'open'}`
  })
}

function fitOf({ width, column, clean }: PageLine, isEnded: boolean): Fit {
  if (column === FREE_WIDTH) return width > 40 ? 'free-long' : 'free'
  if (width > column + 0.7) {
    const squeezable = clean.match(/[、，。；：？！“”‘’（）《》—·]/gu)?.length ?? 0
    if (width - squeezable * 0.5 > column + 0.7) return 'over'
  }
  if (width >= column - 1.6) return 'full'
  if (isEnded) return 'last'
  return width >= column - 3.4 ? 'first' : 'short'
}

function addWidth(
  features: string[],
  own: Measured,
  before: Measured | undefined,
  after: Measured | undefined,
) {
  const ended = own.isEnded ? 'ended' : 'open'
  features.push(`fit=${own.fit}`, `fit=${own.fit} ${ended}`)
  features.push(before ? `above=${before.isText ? '' : 'no-'}${before.fit}` : 'above=nothing')
  if (own.line.column === FREE_WIDTH) return
  const left = own.line.width - own.line.column
  features.push(
    `width=${left > 0.7 ? 'more' : left >= -0.6 ? '0' : left >= -1.6 ? '-1' : left >= -2.4 ? '-2' : left >= -4 ? '-3' : 'less'}`,
  )
  if (after && isOther(own.line, after.line)) features.push('column changes below')
}

/** Whether the line can go on with the one above, by how that one ended and filled its column. */
function addFlow(
  features: string[],
  own: Measured,
  before: Measured | undefined,
  beforeThat: Measured | undefined,
) {
  if (!before) return
  const ended = before.isEnded ? 'ended' : 'open'
  const column = isOther(own.line, before.line) ? 'other' : 'same'
  const kind = before.isText ? '' : 'no-'
  features.push(
    `flow=${ended} ${kind}${before.fit}`,
    `flow=${ended} ${kind}${before.fit} ${column} ${own.fit}`,
  )
  features.push(`flow=${ended} to ${own.fit}`, `flow=${column}`)
  if (own.line.isBlankBefore) features.push(`flow=blank ${ended} ${own.fit}`)
  if (beforeThat)
    features.push(`above that=${beforeThat.isText ? '' : 'no-'}${beforeThat.fit} ${beforeThat.isEnded}`)
}

function addAfter(
  features: string[],
  own: Measured,
  after: Measured | undefined,
  next: Measured | undefined,
) {
  if (!after) {
    features.push('below=nothing')
    return
  }
  const kind = after.isText ? '' : 'no-'
  features.push(
    `below=${kind}${after.fit}`,
    `below=${own.fit} ${kind}${after.fit}`,
    `below=${after.isEnded ? 'ended' : 'open'}`,
  )
  if (continuesLine(after.line.clean)) features.push('below goes on')
  if (next) features.push(`below that=${after.fit} ${next.isText ? '' : 'no-'}${next.fit}`)
}

function isOther(one: PageLine, other: PageLine): boolean {
  if (one.column === FREE_WIDTH || other.column === FREE_WIDTH) return one.column !== other.column
  return Math.abs(one.column - other.column) > 2
}

function addBlanks(features: string[], line: PageLine, habits: PageHabits) {
  const page = habits.isDoubleSpaced ? 'double' : habits.usesBlanks ? 'blanks' : 'solid'
  const side = `${line.isBlankBefore ? 'blank' : 'tight'} ${line.isBlankAfter ? 'blank' : 'tight'}`
  features.push(`page=${page}`, `spacing=${page} ${side}`)
  if (line.isBlankBefore) features.push(`blank above ${page}`)
  if (line.isBlankAfter) features.push(`blank below ${page}`)
  if (line.isIndented) features.push(`indented ${habits.keepsIndents}`)
  else if (habits.keepsIndents) features.push('not indented')
}

/** Whether two lines that meet may cut a word, or a pair of characters that the page prints elsewhere. */
function addJoins(
  features: string[],
  own: Measured,
  before: Measured | undefined,
  after: Measured | undefined,
  habits: PageHabits,
) {
  if (before && !before.isEnded) features.push(`joins above=${joinOf(before, own, habits)}`)
  if (after && !own.isEnded) features.push(`joins below=${joinOf(own, after, habits)}`)
}

function joinOf(one: Measured, other: Measured, habits: PageHabits): string {
  const first = one.line.clean
  const second = other.line.clean
  if (cutsWord(first, second)) return 'word'
  const count = joinCount(habits, first, second)
  return count === 0 ? '0' : count === 1 ? '1' : 'more'
}

function addPlace(features: string[], index: number, length: number) {
  if (index < 5) features.push(index === 0 ? 'first line' : 'near the top')
  if (index >= length - 3) features.push(index === length - 1 ? 'last line' : 'near the bottom')
}

const far = 5

/** How many lines below each line the next of a kind stands, `far` when it is not near. */
function distancesTo(lines: readonly Measured[], isOne: (line: Measured) => boolean): number[] {
  const distances: number[] = []
  let distance = far
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index]
    distance = line && isOne(line) ? 0 : Math.min(far, distance + 1)
    distances[index] = distance
  }
  return distances
}

function keyOf({ line }: Measured): string {
  return line.clean.replace(/\s/gu, '')
}

/** How often the page prints a short line. */
function countRepeats(lines: readonly Measured[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const own of lines) {
    const key = keyOf(own)
    if (own.isText && key.length >= 4 && key.length <= 60) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
