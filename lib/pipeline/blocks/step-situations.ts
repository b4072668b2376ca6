import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { ratioOf } from './measure'
import { STATES } from './measured-line'
import type { MeasuredLine } from './measured-line'
import type { PageHabits } from './page-habits'

/**
 * The situations between each line and the one before, on which the step from one's label to the other's depends: the gap,
 * how both fill their columns, and of two short lines which is longer and how long they are together. A page has few
 * different groups of them.
 */
export function toSituations(lines: readonly MeasuredLine[], habits: PageHabits): FeatureGroup[] {
  const groups: FeatureGroups = new Map()
  return lines.map((own, index) => {
    const before = lines[index - 1]
    if (!before) return ['first']
    const make = () => situationsOf(before, own, lines[index + 1], habits)
    // Of lines of running text nothing but their states and the gap is asked.
    if (before.isText && own.isText && !(isShort(before) && isShort(own))) {
      const code = (before.state * STATES + own.state) * 2 + (own.line.isBlankBefore ? 1 : 0)
      return groups.get(code) ?? remember(groups, code, make())
    }
    const names = make()
    const code = names.join()
    return groups.get(code) ?? remember(groups, code, names)
  })
}

function situationsOf(
  before: MeasuredLine,
  own: MeasuredLine,
  after: MeasuredLine | undefined,
  habits: PageHabits,
): string[] {
  const gap = gapAbove(own, habits)
  const names = [
    `${gap} ${before.isEnded ? 'ended' : 'open'}`,
    `${nameOf(before)} > ${nameOf(own)}`,
    ...(before.isText && own.isText ? [] : [`${kindOf(before)} >> ${kindOf(own)}`]),
  ]
  if (!isShort(before) || !isShort(own)) return names
  const next = after ? (isShort(after) ? 'display' : kindOf(after)) : 'end'
  const ratio = ratioOf(own.line.width, before.line.width)
  names.push(`${ratio} then`, `then ${next}`, `${ratio} then ${next}`)
  names.push(`after ${endOf(before.line.clean)} ${next}`, `together ${sizeOf(before, own)} ${gap}`)
  return names
}

function gapAbove({ line }: MeasuredLine, habits: PageHabits): string {
  if (habits.isDoubleSpaced) return 'double'
  return line.isBlankBefore ? 'blank' : habits.usesBlanks ? 'tight' : 'solid'
}

function kindOf({ isText, line }: MeasuredLine): string {
  return isText ? 'text' : line.kind.kind
}

function nameOf(own: MeasuredLine): string {
  return own.isText ? `${own.isEnded ? 'ended ' : ''}${own.fit}` : own.line.kind.kind
}

function isShort({ isText, isEnded, fit }: MeasuredLine): boolean {
  return isText && !isEnded && fit !== 'full' && fit !== 'free-long'
}

function endOf(clean: string): string {
  if (/(?:[—―]|[:：]|强调|指出|表示|要求|提出)$/u.test(clean)) return 'announcing'
  return /[，、；,]$/u.test(clean) ? 'comma' : /[”’》）)]$/u.test(clean) ? 'closing' : 'words'
}

const SIZES = [12, 16, 20, 26, 36]

/** How long two lines are together, in em. */
function sizeOf(one: MeasuredLine, other: MeasuredLine): string {
  const width = one.line.width + other.line.width
  return String(SIZES.find((size) => width <= size) ?? 'more')
}
