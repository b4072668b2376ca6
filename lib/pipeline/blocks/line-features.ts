import { cutsWord } from '../chinese/word-pairs'
import { FREE_WIDTH } from './column-widths'
import { rememberedGroups } from './feature-group'
import type { FeatureGroup, RememberedGroups } from './feature-group'
import { formFeatures, isNotice } from './form-features'
import { continuesLine } from './measure'
import { joinCount } from './page-habits'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'
import { toRunFeatures } from './run-features'

const FITS = ['full', 'first', 'last', 'short', 'over', 'free', 'free-long'] as const
/** How a line fills the column it stands in. */
type Fit = (typeof FITS)[number]

/** A line with what is read of it once and asked for often. */
export type Measured = { line: PageLine; fit: Fit; isEnded: boolean; isText: boolean }

/**
 * All that speaks for or against each label of a line, by name: what the line says, how it fills its column, what stands
 * above and below. Lines alike in one respect share a group. Linear in the length of the page.
 */
export function toLineFeatures(lines: readonly PageLine[], habits: PageHabits): FeatureGroup[][] {
  const measured = lines.map((line): Measured => {
    const { isEnded } = line
    return { line, fit: fitOf(line), isEnded, isText: line.kind.kind === 'text' }
  })
  const runs = toRunFeatures(measured, habits)
  const repeats = countRepeats(measured)
  const credits = distancesTo(measured, ({ line }) => line.kind.kind === 'credit')
  const notices = distancesTo(measured, ({ line }) => isNotice(line.clean))
  const form = rememberedGroups()
  const width = rememberedGroups()
  const above = rememberedGroups()
  const below = rememberedGroups()
  const place = rememberedGroups()
  return measured.map((own, index) => {
    const before = measured[index - 1]
    const after = measured[index + 1]
    const around = {
      joins: joinsOf(own, before, after, habits),
      edge: edgeOf(index, measured.length),
      repeats: (repeats.get(keyOf(own)) ?? 0) > 1,
      credit: credits[index] ?? far,
      notice: notices[index] ?? far,
    }
    return [
      formFeatures(own.line, form),
      widthGroup(own, habits, width),
      aboveGroup(own, before, measured[index - 2], above),
      belowGroup(own, after, measured[index + 2], below),
      placeGroup(own, around, place),
      ...(runs[index] ?? []),
    ]
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
    return `${gap} ${before.isEnded ? 'ended' : 'open'}`
  })
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

/** A line's state as a number below `states`: 0 for none. */
function stateOf(own: Measured | undefined): number {
  return own ? 1 + FITS.indexOf(own.fit) * 4 + (own.isText ? 2 : 0) + (own.isEnded ? 1 : 0) : 0
}
const states = 1 + FITS.length * 4

function widthGroup(own: Measured, habits: PageHabits, groups: RememberedGroups): FeatureGroup {
  const { line } = own
  const excess = excessOf(line)
  const spacing = (line.isBlankBefore ? 2 : 0) + (line.isBlankAfter ? 1 : 0)
  const code = ((stateOf(own) * 8 + EXCESSES.indexOf(excess)) * 4 + spacing) * 2 + (line.isIndented ? 1 : 0)
  return groups(code, () => {
    const features = [`fit=${own.fit}`, `fit=${own.fit} ${own.isEnded ? 'ended' : 'open'}`]
    if (excess !== 'none') features.push(`width=${excess}`)
    addBlanks(features, line, habits)
    return features
  })
}

/** By how much a line is wider than its column, in em. */
const EXCESSES = ['none', 'more', '0', '-1', '-2', '-3', 'less'] as const

function excessOf(line: PageLine): (typeof EXCESSES)[number] {
  if (line.column === FREE_WIDTH) return 'none'
  const left = line.width - line.column
  if (left > 0.7) return 'more'
  if (left >= -0.6) return '0'
  if (left >= -1.6) return '-1'
  if (left >= -2.4) return '-2'
  return left >= -4 ? '-3' : 'less'
}

/** Whether the line can go on with the one above, by how that one ended and filled its column. */
function aboveGroup(
  own: Measured,
  before: Measured | undefined,
  beforeThat: Measured | undefined,
  groups: RememberedGroups,
): FeatureGroup {
  const isOtherColumn = before !== undefined && isOther(own.line, before.line)
  const flags = (isOtherColumn ? 2 : 0) + (own.line.isBlankBefore ? 1 : 0)
  const code = ((stateOf(own) * states + stateOf(before)) * states + stateOf(beforeThat)) * 4 + flags
  return groups(code, () => {
    if (!before) return ['above=nothing']
    const ended = before.isEnded ? 'ended' : 'open'
    const column = isOtherColumn ? 'other' : 'same'
    const kind = before.isText ? '' : 'no-'
    const features = [
      `above=${kind}${before.fit}`,
      `flow=${ended} ${kind}${before.fit}`,
      `flow=${ended} ${kind}${before.fit} ${column} ${own.fit}`,
      `flow=${ended} to ${own.fit}`,
      `flow=${column}`,
    ]
    features.push(`flow=${ended} ${kind}${before.fit} ${own.fit} ${own.isEnded}`)
    if (own.line.isBlankBefore) features.push(`flow=blank ${ended} ${own.fit}`)
    if (beforeThat)
      features.push(`above that=${beforeThat.isText ? '' : 'no-'}${beforeThat.fit} ${beforeThat.isEnded}`)
    return features
  })
}

function belowGroup(
  own: Measured,
  after: Measured | undefined,
  next: Measured | undefined,
  groups: RememberedGroups,
): FeatureGroup {
  const changesColumn = own.line.column !== FREE_WIDTH && after !== undefined && isOther(own.line, after.line)
  const goesOn = after !== undefined && continuesLine(after.line.clean)
  const flags = (changesColumn ? 2 : 0) + (goesOn ? 1 : 0)
  const code = ((stateOf(own) * states + stateOf(after)) * states + stateOf(next)) * 4 + flags
  return groups(code, () => {
    if (!after) return ['below=nothing']
    const kind = after.isText ? '' : 'no-'
    const features = [
      `below=${kind}${after.fit}`,
      `below=${own.fit} ${kind}${after.fit}`,
      `below=${after.isEnded ? 'ended' : 'open'}`,
    ]
    if (next)
      features.push(
        `rhythm=${own.fit} ${own.isEnded} ${kind}${after.fit} ${next.isText ? '' : 'no-'}${next.fit}`,
      )
    if (changesColumn) features.push('column changes below')
    if (goesOn) features.push('below goes on')
    if (next) features.push(`below that=${after.fit} ${next.isText ? '' : 'no-'}${next.fit}`)
    return features
  })
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

type Around = {
  joins: readonly [above: Join, below: Join]
  edge: (typeof EDGES)[number]
  repeats: boolean
  credit: number
  notice: number
}

const JOINS = ['none', 'word', '0', '1', 'more'] as const
type Join = (typeof JOINS)[number]

function placeGroup({ line }: Measured, around: Around, groups: RememberedGroups): FeatureGroup {
  const { joins, edge, repeats, credit, notice } = around
  const [above, below] = joins
  const joined = JOINS.indexOf(above) * JOINS.length + JOINS.indexOf(below)
  const flags = (repeats ? 2 : 0) + (line.isDoubled ? 1 : 0)
  const code = (((joined * EDGES.length + EDGES.indexOf(edge)) * 8 + credit) * 8 + notice) * 4 + flags
  return groups(code, () => {
    const features: string[] = []
    if (above !== 'none') features.push(`joins above=${above}`)
    if (below !== 'none') features.push(`joins below=${below}`)
    if (edge !== 'inside') features.push(...edge.split('+'))
    if (repeats) features.push(line.isDoubled ? 'doubled and elsewhere' : 'elsewhere too')
    if (credit < far) features.push(`credit below=${credit}`)
    if (notice > 0 && notice < far) features.push('notice below')
    return features
  })
}

/** Whether two lines that meet may cut a word, or a pair of characters that the page prints elsewhere. */
function joinsOf(
  own: Measured,
  before: Measured | undefined,
  after: Measured | undefined,
  habits: PageHabits,
): [Join, Join] {
  return [
    before && !before.isEnded ? joinOf(before, own, habits) : 'none',
    after && !own.isEnded ? joinOf(own, after, habits) : 'none',
  ]
}

function joinOf(one: Measured, other: Measured, habits: PageHabits): Join {
  const first = one.line.clean
  const second = other.line.clean
  if (cutsWord(first, second)) return 'word'
  const count = joinCount(habits, first, second)
  return count === 0 ? '0' : count === 1 ? '1' : 'more'
}

const EDGES = [
  'inside',
  'first line',
  'near the top',
  'last line',
  'near the bottom',
  'first line+last line',
  'first line+near the bottom',
  'near the top+last line',
  'near the top+near the bottom',
] as const

function edgeOf(index: number, length: number): (typeof EDGES)[number] {
  const top = index === 0 ? 'first line' : 'near the top'
  const bottom = index === length - 1 ? 'last line' : 'near the bottom'
  if (index < 5) return index >= length - 3 ? `${top}+${bottom}` : top
  return index >= length - 3 ? bottom : 'inside'
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
