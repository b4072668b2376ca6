import { parseNumeral } from '../chinese/parse-numeral'
import type { Decimal } from 'decimal.js'
import type { Quantity } from './quantity'
import { BEFORE, DOWN, NUMBER, UP } from './quantity-words'
import { tailBefore } from './tail-before'

const YEAR = '(?:(?:\\d{4}年|今年|去年|目前|现在|如今)(?:底|末|初)?(?:的)?)?'
const MOVE = new RegExp(
  `^[^,。;、]{0,12}?(?:(${UP})|(${DOWN}))(?:至|到|为|成)(?:了)?${YEAR}(?:的)?(?:第)?(?:${BEFORE})?$`,
  'u',
)
const TO = new RegExp(
  `^[,]?(?:变为|变成|转为|变|到|至|做到|做大到|退坡[到至]|恢复[到至]|缩至|扩[到至]|拓宽[到至]|调整[到至为]|放宽[到至]|优化[到至]|翻到)了?${YEAR}(?:${BEFORE})?$`,
  'u',
)
const DASH = /^\s?(?:-|—|~|–|至|到)\s?$/u
const OPEN_RANGE = new RegExp(`(${NUMBER})\\s?(?:-|—|~|–|至|到)$`, 'u')
const OPEN_CHANGE = new RegExp(`[从由](${NUMBER})\\s?(?:(${UP})|(${DOWN}))(?:至|到|为)$`, 'u')

/** Joins two figures of one unit into a change (由 X 增至 Y, from → value) or a range (X 至 Y, value → valueTo). */
export function mergeChanges(folded: string, quantities: readonly Quantity[]): Quantity[] {
  const merged: Quantity[] = []
  for (const current of quantities.map((quantity) => withOpenStart(folded, quantity))) {
    const previous = merged.at(-1)
    const joined = previous && join(folded, previous, current)
    if (joined) merged.splice(-1, 1, joined)
    else merged.push(current)
  }
  return merged
}

function join(folded: string, first: Quantity, second: Quantity): Quantity | null {
  if (second.from !== null || first.from !== null || first.end > second.start) return null
  const start = inUnit(first, second.unit)
  if (!start) return null
  const gap = folded.slice(first.end, second.start)
  const span = { start: first.numberStart, numberStart: first.numberStart }
  const move = MOVE.exec(gap)
  const isFrom = /[从由][^,。;]{0,16}$/u.test(tailBefore(folded, first.start, 40))
  if (move && (isFrom || /^(?:[上下提增减升降扩缩跃攀跌涨压回飙])/u.test(gap))) {
    return {
      ...second,
      ...span,
      from: start,
      kind: changeKind(second),
      isDown: move[2] !== undefined,
      rule: 'figure.change',
    }
  }
  if (isFrom && TO.test(gap))
    return { ...second, ...span, from: start, kind: changeKind(second), rule: 'figure.change' }
  if (first.unit !== second.unit || !DASH.test(gap)) return null
  return {
    ...second,
    ...span,
    value: first.value,
    valueTo: second.value,
    kind: 'range',
    rule: 'figure.range',
  }
}

const MINUTES = new Map([
  ['秒', 1 / 60],
  ['分钟', 1],
  ['小时', 60],
  ['天', 1440],
  ['周', 10_080],
])

/** The value in a unit of the same kind (3天 are 72 小时), or null when the units measure different things. */
function inUnit({ value, unit }: Quantity, wanted: string): Decimal | null {
  if (unit === wanted) return value
  const [own, other] = [MINUTES.get(unit), MINUTES.get(wanted)]
  return own && other ? value.times(own).div(other) : null
}

function changeKind({ kind, unit }: Quantity): Quantity['kind'] {
  return kind === 'rank' || unit === '位' ? 'rank' : 'change'
}

/** 3-5个, 由15增至30家: the first figure has no unit of its own. */
function withOpenStart(folded: string, quantity: Quantity): Quantity {
  const before = folded.slice(Math.max(0, quantity.start - 24), quantity.start)
  const change = OPEN_CHANGE.exec(before)
  if (change) {
    const from = parseNumeral(change[1] ?? '')
    const start = quantity.start - change[0].length + 1
    if (from)
      return {
        ...quantity,
        start,
        numberStart: start,
        from,
        kind: changeKind(quantity),
        isDown: change[3] !== undefined,
        rule: 'figure.change',
      }
  }
  const range = OPEN_RANGE.exec(before)
  const first = range && parseNumeral(range[1] ?? '')
  if (!range || !first || first.gte(quantity.value)) return quantity
  const start = quantity.start - range[0].length
  return {
    ...quantity,
    start,
    numberStart: start,
    value: first,
    valueTo: quantity.value,
    kind: 'range',
    rule: 'figure.range',
  }
}
