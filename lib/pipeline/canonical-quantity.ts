import { Decimal } from 'decimal.js'
import type { MetricKind } from './model'

const Exact = Decimal.clone({ precision: 60, toExpNeg: -30, toExpPos: 60 })

/** Units that measure the same thing, as `unit → [canonical unit, factor]`. Every other unit is its own canonical one. */
const FACTORS: Record<string, readonly [string, string]> = {
  美元: ['美元', '1'],
  人民币: ['元', '1'],
  元人民币: ['元', '1'],
  '％': ['%', '1'],
  个百分点: ['百分点', '1'],
  个基点: ['BP', '1'],
  基点: ['BP', '1'],
  公里: ['千米', '1'],
  km: ['千米', '1'],
  米: ['千米', '0.001'],
  华里: ['千米', '0.5'],
  平方公里: ['平方米', '1000000'],
  公顷: ['平方米', '10000'],
  平方千米: ['平方米', '1000000'],
  m2: ['平方米', '1'],
  '㎡': ['平方米', '1'],
  千克: ['吨', '0.001'],
  公斤: ['吨', '0.001'],
  千瓦: ['瓦', '1000'],
  兆瓦: ['瓦', '1000000'],
  千瓦时: ['千瓦时', '1'],
  度: ['千瓦时', '1'],
  人次: ['人次', '1'],
  名: ['人', '1'],
  位: ['人', '1'],
}

/**
 * The same quantity in the unit that charts and comparisons use; exact. `value` is a DecimalText. The 位 of a rank counts no people.
 *
 *     canonicalQuantity('35', '公顷') // { value: '350000', unit: '平方米' }
 *     canonicalQuantity('15000', '家') // { value: '15000', unit: '家' }
 */
export function canonicalQuantity(
  value: string,
  unit: string,
  kind?: MetricKind,
): { value: string; unit: string } {
  const plain = unit.normalize('NFKC').trim()
  if (kind === 'rank') return { value, unit: plain }
  const [canonical, factor] = FACTORS[unit] ?? FACTORS[plain] ?? [plain, '1']
  return { value: new Exact(value).times(factor).toFixed(), unit: canonical }
}

const DIMENSIONS = [
  ['money', /^(?:元|.*元)$/u],
  ['share', /^(?:%|‰|百分点|BP)$/u],
  ['ratio', /^(?:ratio|倍)$/u],
  ['rank', /^(?:位|名次)$/u],
  ['length', /^(?:千米|米|厘米|毫米|mm|cm|海里)$/u],
  ['area', /^(?:平方米|亩|万亩)$/u],
  ['mass', /^(?:吨|克|斤)$/u],
  ['time', /^(?:年|个?月|周|天|日|小时|分钟|秒)$/u],
  ['count', /^[个家项名人次件种台套辆座条所支户笔份场篇艘架列颗只头棵株处片批对组类门款期级届]$|^人次$/u],
] as const

/** What kind of thing a canonical unit counts or measures; `other` when that is not known. */
export function dimensionOf(unit: string): (typeof DIMENSIONS)[number][0] | 'other' {
  return DIMENSIONS.find(([, pattern]) => pattern.test(unit))?.[0] ?? 'other'
}
