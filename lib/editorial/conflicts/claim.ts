import { canonicalQuantity, dimensionOf } from '../../pipeline/canonical-quantity'
import type { MetricKind, Qualifier } from '../../pipeline/model'
import { Exact, negated, type Interval } from './interval'
import { printedStep } from './printed-step'

/** A stated figure as it is compared. Ids are roots, after merges; days are `2023-12-04`. */
export type Claim = {
  id: string
  articleId: string
  indicatorId: string
  /** The tag, or else the printed words. */
  subject: string
  scope: string | null
  /** The marked words and the sentence they stand in. */
  text: string
  quote: string
  value: string
  valueTo: string | null
  from: string | null
  direction: string | null
  unit: string
  qualifier: Qualifier
  kind: MetricKind
  period: { from: string; to: string } | null
  /** Counted from the printed date: 目前 is the day of printing. */
  periodIsGuess: boolean
  printedOn: string | null
}

type Hedge = 'exact' | 'about' | 'near' | 'above' | 'at-least' | 'below' | 'at-most'

const NEAR = /(?:将近|接近|逼近|近)(?=[\d零一二两三四五六七八九十百千万亿])/u
const AT_LEAST = /不少于|不低于|至少|以上/u
const AT_MOST = /不超过|不高于|至多|以内|以下/u

function hedgeOf({ text, qualifier }: Pick<Claim, 'text' | 'qualifier'>): Hedge {
  if (qualifier === '=') return 'exact'
  if (qualifier === '>') return AT_LEAST.test(text) ? 'at-least' : 'above'
  if (qualifier === '<') return AT_MOST.test(text) ? 'at-most' : 'below'
  return NEAR.test(text) ? 'near' : 'about'
}

/** Shares are compared in per cent, areas in thirds of a square metre (one 亩 is 2000/3 of them): all exact. */
const COMPARED: Record<string, readonly [string, string]> = {
  '‰': ['%', '0.1'],
  成: ['%', '10'],
  ratio: ['%', '100'],
  BP: ['百分点', '0.01'],
  平方米: ['m²/3', '3'],
  亩: ['m²/3', '2000'],
  万亩: ['m²/3', '20000000'],
  克: ['吨', '0.000001'],
  斤: ['吨', '0.0005'],
}

/** Counting words (家, 个, 户) do not part figures of one indicator; people and visits differ. */
function compared(value: string, unit: string): { value: Exact; unit: string } {
  const quantity = canonicalQuantity(value, unit)
  const [name, factor] = COMPARED[quantity.unit] ?? [quantity.unit, '1']
  const isCounted = name !== '人次' && dimensionOf(name) === 'count'
  return { value: new Exact(quantity.value).times(factor), unit: isCounted ? 'count' : name }
}

/** What a printed value says in the unit of comparison. */
export type Told = {
  value: Exact
  step: Exact
  hedge: Hedge
  isDown: boolean
  /** The end of a printed range. */
  to: Exact | null
}

const ABOUT = '0.05'
const NEAR_FROM = '0.9'

/** The unit in which a claim is compared. */
export const comparedUnit = ({ value, unit }: Claim): string => compared(value, unit).unit

/** The value of a claim as told; a fall is told by its size. */
export function toldValue(claim: Claim): Told {
  const step = compared(printedStep(claim.text, claim.value).toFixed(), claim.unit).value
  return {
    value: compared(claim.value, claim.unit).value,
    step,
    hedge: hedgeOf(claim),
    isDown: claim.direction === 'down',
    to: claim.valueTo === null ? null : compared(claim.valueTo, claim.unit).value,
  }
}

/** The value that a change starts from, or null. */
export function toldStart(claim: Claim): Told | null {
  if (claim.from === null) return null
  const step = compared(printedStep(claim.text, claim.from).toFixed(), claim.unit).value
  return { value: compared(claim.from, claim.unit).value, step, hedge: 'exact', isDown: false, to: null }
}

/**
 * The values that a told one leaves possible. Rounded: half a step either side; `isCut` also lets it be cut off, up to a
 * whole step above. 约 is within a twentieth, 近 from a tenth below, 超 up to one more of its first digit, as papers use them.
 */
export function possible(told: Told, isCut: boolean): Interval {
  const interval = sizePossible(told, isCut)
  return told.isDown ? negated(interval) : interval
}

function sizePossible({ value, step, hedge, to }: Told, isCut: boolean): Interval {
  const half = step.dividedBy(2)
  const top = to ?? value
  const closed = { isLowOpen: false, isHighOpen: false }
  switch (hedge) {
    case 'exact':
      return { ...closed, low: value.minus(half), high: top.plus(isCut ? step : half), isHighOpen: true }
    case 'about': {
      const width = Exact.max(half, top.abs().times(ABOUT))
      return { ...closed, low: value.minus(width), high: top.plus(width) }
    }
    case 'near':
      return { ...closed, low: value.times(NEAR_FROM), high: top }
    case 'above':
    case 'at-least':
      return { low: value, isLowOpen: hedge === 'above', high: top.plus(firstDigit(top)), isHighOpen: false }
    default:
      return { low: new Exact(0), isLowOpen: false, high: top, isHighOpen: hedge === 'below' }
  }
}

/** One of the first digit of a value: 10000 of 40000, 100 of 180. */
const firstDigit = (value: Exact): Exact => (value.isZero() ? new Exact(1) : new Exact(10).pow(value.e))
