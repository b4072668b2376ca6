import type { AnnotationRule } from '../annotation-rules'
import type { Decimal } from 'decimal.js'
import { divide, parseNumeral } from '../chinese/parse-numeral'
import type { MetricKind, MetricFields } from '../model'
import { AFTER, APPROXIMATE, BEFORE, LESS, MORE, NUMBER, UNIT } from './quantity-words'

/** A figure with its unit where it stands in the text, before the fields around it are known. */
export type Quantity = {
  start: number
  end: number
  /** Where the bare number starts, behind its qualifier. */
  numberStart: number
  value: Decimal
  valueTo: Decimal | null
  from: Decimal | null
  unit: string
  qualifier: MetricFields['qualifier']
  kind: MetricKind | null
  isDown: boolean
  scope: string | null
  rule: AnnotationRule
  score: number
}

const HALF = parseNumeral('0.5')
/** 两三百, 七八个: two neighbours name no figure. */
const ABOUT = /[一二两三四五六七八九]{2}[十百千万亿]|^[一二两三四五六七八九]{2}$/u
const PER_TIME = '每(?:秒|分钟|小时|天|日|月|年|人|户|亩|公里|平方米|平方公里|吨)'
const PLAIN = new RegExp(
  `(${BEFORE})?(${PER_TIME})?(${NUMBER})\\s?(余|多|来)?\\s?([万亿])?\\s?(余|多)?(${UNIT})(余|多)?(${AFTER})?`,
  'gu',
)
const FRACTION = new RegExp(
  `(${BEFORE})?(?:全国|全球|全市|全省)?(\\d{1,4})/(\\d{1,4})(?![\\d/])(${AFTER})?`,
  'gu',
)
const PARTS = new RegExp(`(${BEFORE})?(${NUMBER})分之(${NUMBER})(${AFTER})?`, 'gu')
const HALVES = new RegExp(`(${BEFORE}|过|占)(一半|半数|半壁江山)(${AFTER})?`, 'gu')
const LEVELS = /((?:[一二两三五]?[十百千]?[万亿]|百亿|千亿|万亿|百万|千万)(?:元|吨|人|人次|户)?)级(?!别)/gu
const DOUBLED = new RegExp(`(${BEFORE})?翻(?:了)?([一两二三四])?番(?!${UNIT})`, 'gu')

/** All figures with units in a folded text, whether or not they measure something; in order, never overlapping. */
export function findQuantities(folded: string): Quantity[] {
  const found = [
    ...parts(folded),
    ...fractions(folded),
    ...halves(folded),
    ...doubled(folded),
    ...levels(folded),
  ]
  const plain = plainFigures(folded).filter(
    ({ start, end }) => !found.some((other) => other.start < end && start < other.end),
  )
  return [...found, ...plain].toSorted((a, b) => a.start - b.start)
}

function plainFigures(folded: string): Quantity[] {
  return [...folded.matchAll(PLAIN)].flatMap((match) => {
    const [
      whole,
      before = '',
      per = '',
      number = '',
      more = '',
      scale = '',
      more2 = '',
      unit = '',
      more3 = '',
      after = '',
    ] = match
    const numberStart = match.index + before.length
    const value = parseNumeral(`${number.replace(/^[数几]/u, '')}${scale}`)
    if (!value || ABOUT.test(number)) return []
    const isMore = `${more}${more2}${more3}` !== '' || /^[数几]/u.test(number)
    const scaled = /^万.元/u.test(unit)
      ? { value: value.times(10_000), unit: unit.slice(1) }
      : { value, unit }
    return [
      quantity(
        match.index,
        match.index + whole.length,
        scaled.value,
        per ? `${scaled.unit}/${per.slice(1)}` : canonicalUnit(scaled.unit),
        {
          numberStart,
          qualifier: qualifierOf(before, isMore, after),
          rule: 'figure.unit',
          score: 0.93,
        },
      ),
    ]
  })
}

function canonicalUnit(unit: string): string {
  if (unit === 'bp' || unit === '个基点' || unit === '基点') return 'BP'
  if (unit === '百分点') return '个百分点'
  return unit === '元人民币' || unit === '块钱' ? '元' : unit
}

function fractions(folded: string): Quantity[] {
  return [...folded.matchAll(FRACTION)].flatMap((match) => {
    const [whole, before = '', numerator = '', denominator = '', after = ''] = match
    const isDate = Number(denominator) < Number(numerator) || /[\d./-]$/u.test(folded.slice(0, match.index))
    return isDate ? [] : ratio(match.index, whole, before, numerator, denominator, after)
  })
}

function parts(folded: string): Quantity[] {
  return [...folded.matchAll(PARTS)].flatMap((match) => {
    const [whole, before = '', denominator = '', numerator = '', after = ''] = match
    if (denominator !== '百') return ratio(match.index, whole, before, numerator, denominator, after)
    const value = numerator === '百' ? parseNumeral('一百') : parseNumeral(numerator)
    const fields = {
      qualifier: qualifierOf(before, false, after),
      rule: 'figure.percent' as const,
      score: 0.93,
    }
    return value ? [quantity(match.index, match.index + whole.length, value, '%', fields)] : []
  })
}

function ratio(
  at: number,
  whole: string,
  before: string,
  numerator: string,
  denominator: string,
  after: string,
): Quantity[] {
  const [top, bottom] = [parseNumeral(numerator), parseNumeral(denominator)]
  if (!top || !bottom || bottom.isZero()) return []
  const fields = {
    qualifier: qualifierOf(before, false, after),
    kind: 'share' as const,
    rule: 'figure.fraction' as const,
    score: 0.9,
  }
  return [quantity(at, at + whole.length, divide(top, bottom), 'ratio', fields)]
}

function halves(folded: string): Quantity[] {
  return [...folded.matchAll(HALVES)].flatMap((match) => {
    const [whole, before = '', , after = ''] = match
    const isMore = before === '过'
    const fields = {
      qualifier: qualifierOf(before, isMore, after),
      kind: 'share' as const,
      rule: 'figure.half' as const,
      score: 0.7,
    }
    return HALF ? [quantity(match.index, match.index + whole.length, HALF, 'ratio', fields)] : []
  })
}

function doubled(folded: string): Quantity[] {
  return [...folded.matchAll(DOUBLED)].flatMap((match) => {
    const [whole, before = '', times = '一'] = match
    const value = parseNumeral(times)
    const fields = {
      qualifier: qualifierOf(before, false, ''),
      kind: 'growth' as const,
      rule: 'figure.doubled' as const,
      score: 0.9,
    }
    return value ? [quantity(match.index, match.index + whole.length, value, '番', fields)] : []
  })
}

function levels(folded: string): Quantity[] {
  return [...folded.matchAll(LEVELS)].flatMap((match) => {
    const [, number = '', unit = '元'] = /^(.+?)(元|吨|人次|人|户)?$/u.exec(match[1] ?? '') ?? []
    const value = parseNumeral(number)
    if (!value || value.lt(10_000) || /[\d.]$/u.test(folded.slice(0, match.index))) return []
    const fields = { qualifier: '≈' as const, rule: 'figure.level' as const, score: 0.85 }
    return [quantity(match.index, match.index + match[0].length, value, unit, fields)]
  })
}

function qualifierOf(before: string, isMore: boolean, after: string): MetricFields['qualifier'] {
  if (APPROXIMATE.test(before)) return '≈'
  if (LESS.test(before) || /^以[下内]/u.test(after)) return '<'
  if (MORE.test(before) || isMore || /^(?:以上|之多|开外)/u.test(after)) return '>'
  return /^(?:左右|上下)/u.test(after) ? '≈' : '='
}

/** A quantity with the fields of a plain level, but for those given. */
export function quantity(
  start: number,
  end: number,
  value: Decimal,
  unit: string,
  fields: Partial<Quantity>,
): Quantity {
  return {
    start,
    end,
    numberStart: start,
    value,
    valueTo: null,
    from: null,
    unit,
    qualifier: '=',
    kind: null,
    isDown: false,
    scope: null,
    rule: 'figure',
    score: 0.9,
    ...fields,
  }
}
