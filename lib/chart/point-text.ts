import { periodText } from '../document/period-text'
import { unitName } from '../document/quantity-text'
import type { ChartPoint } from './figure-panels'
import type { ChartWords } from './chart-look'
import { element, words } from './svg'
import { inMultiple, type Multiple } from './unit-multiples'

const SIGNS = new Set(['%', '‰', '℃'])

/** A unit behind its number: `1.5 万家`, `12%`. */
export function unitAfter(unit: string, { name }: Multiple): string {
  const plain = unitName(unit)
  if (SIGNS.has(plain)) return plain
  const whole = /^[a-z]/u.test(name) ? `${name} ${plain}` : `${name}${plain}`
  return whole.trim() === '' ? '' : ` ${whole.trim()}`
}

/** 约, 超 or 不足 where the value is not exact. */
function qualifierOf({ figures: [figure] }: ChartPoint, said: ChartWords): string {
  const byQualifier = { '=': '', '≈': said.approx, '>': said.over, '<': said.under }
  return byQualifier[figure.qualifier]
}

/** The value of a point in a multiple: `约1.5`, a range `5–8`. */
export function valueText(point: ChartPoint, multiple: Multiple, said: ChartWords): string {
  const value = inMultiple(point.value, multiple)
  const to = point.valueTo === null ? '' : `–${inMultiple(point.valueTo, multiple)}`
  return `${qualifierOf(point, said)}${value}${to}`
}

/** All a point says, in one line: what is read out for it, and shown where it is pointed at. */
export function pointText(
  point: ChartPoint,
  { name, unit, said, multiple }: { name: string; unit: string; said: ChartWords; multiple: Multiple },
): string {
  const [figure] = point.figures
  const facts = [
    name,
    periodText(point.from, point.to),
    `${valueText(point, multiple, said)}${unitAfter(unit, multiple)}`,
    figure.kind === 'target' && said.target,
    point.isReplaced && said.replaced,
    point.isContested && said.contested,
  ]
  const comma = said.locale === 'en' ? ', ' : '，'
  return facts.filter(Boolean).join(comma)
}

/**
 * One text in every multiple, each in a span of its class: on a page the reader chooses which is shown, without scripts.
 * A file holds only the first.
 */
export function inMultiples(multiples: readonly Multiple[], textIn: (multiple: Multiple) => string): string {
  if (multiples.length === 1) return multiples.map((multiple) => words(textIn(multiple))).join('')
  return multiples
    .map((multiple, index) => element('tspan', { class: `unit-${index}` }, words(textIn(multiple))))
    .join('')
}
