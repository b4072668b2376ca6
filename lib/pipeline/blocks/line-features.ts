import { toAroundFeatures } from './around-features'
import { FREE_WIDTH } from './column-widths'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { formFeatures } from './form-features'
import type { Evidence } from './label-model'
import { continuesLine } from './measure'
import { isOtherColumn, measureLine, STATES } from './measured-line'
import type { MeasuredLine } from './measured-line'
import type { PageHabits } from './page-habits'
import type { PageLine } from './page-lines'
import { toPlaceFeatures } from './place-features'
import { toRunFeatures } from './run-features'
import { toSituations } from './step-situations'

/** What the lines of a page say, each for itself and each with the one before. Linear in the length of the page. */
export function toEvidence(lines: readonly PageLine[], habits: PageHabits): Evidence {
  const measured = lines.map((line) => measureLine(line, habits))
  return { features: toLineFeatures(measured, habits), situations: toSituations(measured, habits) }
}

/**
 * All that speaks for or against each label of a line, by name: what the line says, how it fills its column, what stands
 * above and below. Lines alike in one respect share a group.
 */
function toLineFeatures(measured: readonly MeasuredLine[], habits: PageHabits): FeatureGroup[][] {
  const runs = toRunFeatures(measured, habits)
  const places = toPlaceFeatures(measured, habits)
  const around = toAroundFeatures(measured, habits)
  const form: FeatureGroups = new Map()
  const width: FeatureGroups = new Map()
  const above: FeatureGroups = new Map()
  const below: FeatureGroups = new Map()
  return measured.map((own, index) => {
    const before = measured[index - 1]
    const after = measured[index + 1]
    const groups = [
      formFeatures(own.line, form),
      widthGroup(own, habits, width),
      aboveGroup(own, before, measured[index - 2], habits, above),
      belowGroup(own, after, measured[index + 2], below),
    ]
    for (const group of [places[index], around[index]]) if (group) groups.push(group)
    const run = runs[index]
    if (run) groups.push(run.common, run.own)
    return groups
  })
}

function widthGroup(own: MeasuredLine, habits: PageHabits, groups: FeatureGroups): FeatureGroup {
  const { line } = own
  const excess = excessOf(line)
  const spacing = (line.isBlankBefore ? 2 : 0) + (line.isBlankAfter ? 1 : 0)
  const code = ((own.state * 8 + EXCESSES.indexOf(excess)) * 4 + spacing) * 2 + (line.isIndented ? 1 : 0)
  return groups.get(code) ?? remember(groups, code, widthFeatures(own, excess, habits))
}

function widthFeatures(own: MeasuredLine, excess: Excess, habits: PageHabits): FeatureGroup {
  const features = [`fit=${own.fit}`, `fit=${own.fit} ${own.isEnded ? 'ended' : 'open'}`]
  if (excess !== 'none') features.push(`width=${excess}`)
  addBlanks(features, own.line, habits)
  return features
}

/** By how much a line is wider than its column, in em. */
const EXCESSES = ['none', 'more', '0', '-1', '-2', '-3', 'less'] as const
type Excess = (typeof EXCESSES)[number]

function excessOf(line: PageLine): Excess {
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
  own: MeasuredLine,
  before: MeasuredLine | undefined,
  beforeThat: MeasuredLine | undefined,
  habits: PageHabits,
  groups: FeatureGroups,
): FeatureGroup {
  const isOther = before !== undefined && isOtherColumn(own.line, before.line)
  const flags = (isOther ? 2 : 0) + (own.line.isBlankBefore ? 1 : 0)
  const code = codeOf(own, before, beforeThat) * 4 + flags
  return groups.get(code) ?? remember(groups, code, aboveFeatures(own, before, beforeThat, isOther, habits))
}

function aboveFeatures(
  own: MeasuredLine,
  before: MeasuredLine | undefined,
  beforeThat: MeasuredLine | undefined,
  isOther: boolean,
  habits: PageHabits,
): FeatureGroup {
  if (!before) return ['above=nothing']
  const ended = before.isEnded ? 'ended' : 'open'
  const column = isOther ? 'other' : 'same'
  const kind = before.isText ? '' : 'no-'
  const features = [
    `above=${kind}${before.fit}`,
    `flow=${ended} ${kind}${before.fit}`,
    `flow=${ended} ${kind}${before.fit} ${column} ${own.fit}`,
    `flow=${ended} to ${own.fit}`,
    `flow=${column}`,
  ]
  features.push(`flow=${ended} ${kind}${before.fit} ${own.fit} ${own.isEnded}`)
  if (!habits.isIndented) features.push(`flow=no indents ${ended} ${kind}${before.fit} ${own.fit}`)
  if (own.line.isBlankBefore) features.push(`flow=blank ${ended} ${own.fit}`)
  if (beforeThat)
    features.push(`above that=${beforeThat.isText ? '' : 'no-'}${beforeThat.fit} ${beforeThat.isEnded}`)
  return features
}

function belowGroup(
  own: MeasuredLine,
  after: MeasuredLine | undefined,
  next: MeasuredLine | undefined,
  groups: FeatureGroups,
): FeatureGroup {
  const changesColumn =
    own.line.column !== FREE_WIDTH && after !== undefined && isOtherColumn(own.line, after.line)
  const goesOn = after !== undefined && continuesLine(after.line.clean)
  const flags = (changesColumn ? 2 : 0) + (goesOn ? 1 : 0)
  const code = codeOf(own, after, next) * 4 + flags
  return (
    groups.get(code) ?? remember(groups, code, belowFeatures(own, after, next, { changesColumn, goesOn }))
  )
}

function belowFeatures(
  own: MeasuredLine,
  after: MeasuredLine | undefined,
  next: MeasuredLine | undefined,
  { changesColumn, goesOn }: { changesColumn: boolean; goesOn: boolean },
): FeatureGroup {
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
}

/** The states of a line and of two neighbours as one number. */
function codeOf(own: MeasuredLine, near: MeasuredLine | undefined, far: MeasuredLine | undefined): number {
  return (own.state * STATES + (near?.state ?? 0)) * STATES + (far?.state ?? 0)
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
