import { Decimal } from 'decimal.js'
import { groupDigits } from '../document/quantity-text'

const Exact = Decimal.clone({ precision: 80, toExpNeg: -40, toExpPos: 60 })

/** A unit in which a chart can be read: the unit itself or a power of ten of it. `name` stands before the unit: 万, million. */
export type Multiple = { power: number; name: string }

const MULTIPLES: Record<'zh-CN' | 'en', readonly Multiple[]> = {
  'zh-CN': [
    { power: 0, name: '' },
    { power: 4, name: '万' },
    { power: 8, name: '亿' },
  ],
  en: [
    { power: 0, name: '' },
    { power: 3, name: 'thousand' },
    { power: 6, name: 'million' },
    { power: 9, name: 'billion' },
  ],
}

const UNDIVIDED = new Set(['%', '‰', '百分点', 'BP', 'ratio', '倍', '位', '℃', '年'])

/**
 * The multiples that suit values up to `largest` (an exact decimal as text), and the one to begin with: the greatest in
 * which the largest value is at least 1. Shares, ranks and degrees are read as they are.
 */
export function multiplesFor(
  largest: string,
  unit: string,
  locale: 'zh-CN' | 'en',
): { multiples: readonly Multiple[]; first: number } {
  const all = MULTIPLES[locale]
  if (UNDIVIDED.has(unit)) return { multiples: all.slice(0, 1), first: 0 }
  const size = new Exact(largest).abs()
  const fitting = all.filter(({ power }) => power === 0 || size.gte(new Exact(10).pow(power)))
  return { multiples: fitting, first: fitting.length - 1 }
}

/** A value in a multiple of its unit, exact, with its thousands parted: `15000` in 万 is `1.5`. */
export const inMultiple = (value: string, { power }: Multiple): string =>
  groupDigits(new Exact(value).div(new Exact(10).pow(power)).toFixed())
