import { Decimal } from 'decimal.js'

/** Enough digits that no step of a comparison rounds. */
export const Exact = Decimal.clone({ precision: 80, toExpNeg: -60, toExpPos: 80 })
export type Exact = Decimal

/** The values that a printed figure leaves possible. Null is without an end; an open end is not itself possible. */
export type Interval = {
  low: Exact | null
  isLowOpen: boolean
  high: Exact | null
  isHighOpen: boolean
}

/** Whether some value lies in both. */
export function intersects(a: Interval, b: Interval): boolean {
  return reaches(a, b) && reaches(b, a)
}

/** Whether `a` begins before `b` ends. */
function reaches(a: Interval, b: Interval): boolean {
  if (a.low === null || b.high === null) return true
  return a.isLowOpen || b.isHighOpen ? a.low.lt(b.high) : a.low.lte(b.high)
}

/** The same values with the other sign: a fall of 3 % is a growth of −3 %. */
export function negated({ low, isLowOpen, high, isHighOpen }: Interval): Interval {
  return {
    low: high && high.negated(),
    isLowOpen: isHighOpen,
    high: low && low.negated(),
    isHighOpen: isLowOpen,
  }
}
