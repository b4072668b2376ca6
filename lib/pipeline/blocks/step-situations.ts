import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { isOtherColumn } from './measured-line'
import type { MeasuredLine } from './measured-line'
import type { PageHabits } from './page-habits'

/**
 * The situations between each line and the one before: what the step from one's label to the other's depends on. A page
 * has few different groups of them.
 */
export function toSituations(lines: readonly MeasuredLine[], habits: PageHabits): FeatureGroup[] {
  const groups: FeatureGroups = new Map()
  return lines.map((own, index) => {
    const before = lines[index - 1]
    const names = before ? situationsOf(before, own, lines[index + 1], habits) : ['first']
    const code = names.join()
    return groups.get(code) ?? remember(groups, code, names)
  })
}

const flags = (process.env.SIT ?? 'gap,fit,widths,kind').split(',')

function situationsOf(
  before: MeasuredLine,
  own: MeasuredLine,
  after: MeasuredLine | undefined,
  habits: PageHabits,
): string[] {
  const gap = habits.isDoubleSpaced
    ? 'double'
    : own.line.isBlankBefore
      ? 'blank'
      : habits.usesBlanks
        ? 'tight'
        : 'solid'
  const names = [`${gap} ${before.isEnded ? 'ended' : 'open'}`]
  const tell = (m: MeasuredLine) => (m.isText ? (m.isEnded ? 'ended' : '') + m.fit : m.line.kind.kind)
  if (flags.includes('fit')) names.push(`${tell(before)} > ${tell(own)}`)
  if (flags.includes('kind') && !(before.isText && own.isText))
    names.push(
      `${before.isText ? 'text' : before.line.kind.kind} >> ${own.isText ? 'text' : own.line.kind.kind}`,
    )
  if (flags.includes('widths') && isShort(before) && isShort(own)) {
    const next = after ? (isShort(after) ? 'display' : after.isText ? 'text' : after.line.kind.kind) : 'end'
    names.push(
      `${ratioOf(own.line.width, before.line.width)} then`,
      `then ${next}`,
      `${ratioOf(own.line.width, before.line.width)} then ${next}`,
    )
    names.push(`after ${endOf(before.line.clean)} ${next}`, `together ${sizeOf(before, own)} ${gap}`)
  }
  if (flags.includes('column'))
    names.push(isOtherColumn(before.line, own.line) ? 'other column' : 'same column')
  return names
}

function isShort({ isText, isEnded, fit }: MeasuredLine): boolean {
  return isText && !isEnded && fit !== 'full' && fit !== 'free-long'
}

function endOf(clean: string): string {
  if (/(?:[—―]|[:：]|强调|指出|表示|要求|提出)$/u.test(clean)) return 'announcing'
  return /[，、；,]$/u.test(clean) ? 'comma' : /[”’》）)]$/u.test(clean) ? 'closing' : 'words'
}

/** How long two lines are together, in em. */
function sizeOf(one: MeasuredLine, other: MeasuredLine): string {
  const width = one.line.width + other.line.width
  return width <= 12
    ? '12'
    : width <= 16
      ? '16'
      : width <= 20
        ? '20'
        : width <= 26
          ? '26'
          : width <= 36
            ? '36'
            : 'more'
}

function ratioOf(own: number, other: number): string {
  const ratio = own / Math.max(1, other)
  if (ratio < 0.6) return 'much shorter'
  if (ratio < 0.87) return 'shorter'
  if (ratio <= 1.15) return 'alike'
  return ratio < 1.7 ? 'longer' : 'much longer'
}
