import { allMatches } from './all-matches'
import { Decimal } from 'decimal.js'
import { divide, parseNumeral } from '../chinese/parse-numeral'
import { findHalfTimes, findLives } from './find-durations'
import { findGrades, findScores } from './find-grades'
import { qualifierOf } from './qualifier-of'
import { quantity, type Quantity } from './quantity'
import { tailBefore } from './tail-before'
import { AFTER, BEFORE, NUMBER, UNIT } from './quantity-words'

const COLD = /^(?:摄氏度|℃|度)$/u
/** 零下5℃, -5℃; in 3-5℃ the dash means to. */
const FROST = /零下$|(?<![\d.℃度A-Za-z])-$/u
const HALF = parseNumeral('0.5')
/** 两三百, 七八个: two neighbours name no figure. */
const ABOUT = /[一二两三四五六七八九]{2}[十百千万亿]|^[一二两三四五六七八九]{2}$/u
const PER_TIME =
  '每(?:人(?=每[年月天])(?:每[年月天])|秒|分钟|小时|天|日|月|年|人|户|亩|公里|平方米|平方公里|平方厘米|立方米|公顷|斤|公斤|吨|万人|万人口|平方千米|千瓦时|件|台|套|户)'
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
const TENTHS = new RegExp(
  `(${BEFORE})?([一二三四五六七八九])成([一二三四五六七八九])(?![成十百千万亿])`,
  'gu',
)
const MAJORITY = /(?<=(?:占比|比重|比例|份额|率)[^,。;]{0,6})过半(?!数)/gu
const LEVELS = /((?:[一二两三五]?[十百千]?[万亿]|百亿|千亿|万亿|百万|千万)(?:元|吨|人|人次|户)?)级(?!别)/gu
const DOUBLED = new RegExp(`(${BEFORE})?翻(?:了)?([一两二三四])?番(?!${UNIT})`, 'gu')

/** All figures with units in a folded text, whether or not they measure something; in order, never overlapping. */
export function findQuantities(folded: string): Quantity[] {
  const found = RARE.flatMap(([sign, find]) => (folded.includes(sign) ? find(folded) : []))
  const plain = plainFigures(folded).filter(
    ({ start, end }) => !found.some((other) => other.start < end && start < other.end),
  )
  return [...found, ...plain].toSorted((a, b) => a.start - b.start)
}

/** Forms that few texts have, each with the sign without which there is none. */
const RARE: readonly (readonly [sign: string, find: (folded: string) => Quantity[]])[] = [
  ['分之', parts],
  ['/', fractions],
  ['半', halves],
  ['成', tenths],
  ['番', doubled],
  ['过半', majorities],
  ['年', findLives],
  ['半', findHalfTimes],
  ['级', levels],
  ['级', findGrades],
  ['分', findScores],
]

function plainFigures(folded: string): Quantity[] {
  return allMatches(folded, PLAIN).flatMap((match) => {
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
    const start = match.index
    const numberStart = start + before.length
    const bareStart = numberStart + per.length
    const cold = COLD.test(unit) ? (FROST.exec(tailBefore(folded, start, 3))?.[0].length ?? 0) : 0
    const read = parseNumeral(`${number.replace(/^[数几]|(?<=^十)几/u, '')}${scale}`)
    if (!read || ABOUT.test(number)) return []
    const value = cold > 0 ? read.negated() : read
    const isMore = `${more}${more2}${more3}` !== '' || /^[数几]|^十几/u.test(number)
    const scaled = inPlainUnit(value, unit)
    return [
      quantity(
        cold > 0 ? start - cold : per && before === '' ? bareStart : start,
        start + whole.length,
        scaled.value,
        per
          ? `${scaled.unit}/${per.slice(1).replace(/^人每[年月天]/u, '人')}`
          : isPiece(folded, start, unit)
            ? unit
            : canonicalUnit(scaled.unit),
        {
          numberStart: per && before === '' ? bareStart : numberStart,
          qualifier: qualifierOf(before, isMore, after),
          rule: 'figure.unit',
          score: 0.93,
        },
      ),
    ]
  })
}

/** 万美元 are dollars, tenths (成) are told as percent. */
function inPlainUnit(value: Decimal, unit: string): { value: Decimal; unit: string } {
  if (unit === '成') return { value: value.times(10), unit: '%' }
  return /^万.元/u.test(unit) ? { value: value.times(10_000), unit: unit.slice(1) } : { value, unit }
}

/** 足球场80块, 卖到72块: a 块 is money only where something is paid. */
function isPiece(folded: string, start: number, unit: string): boolean {
  return unit === '块' && !/[卖给赚涨价钱付花斤买省挣补费元贵便宜收降跌]/u.test(tailBefore(folded, start, 14))
}

function canonicalUnit(unit: string): string {
  if (unit === 'bp') return 'BP'
  if (unit === '个小时') return '小时'
  if (unit === '百分点') return '个百分点'
  return /^(?:元人民币|块钱?)$/u.test(unit) ? '元' : unit
}

function fractions(folded: string): Quantity[] {
  return allMatches(folded, FRACTION).flatMap((match) => {
    const [whole, before = '', numerator = '', denominator = '', after = ''] = match
    const isDate = Number(denominator) < Number(numerator) || /[\d./-]/u.test(folded[match.index - 1] ?? '')
    return isDate ? [] : ratio(match.index, whole, before, numerator, denominator, after)
  })
}

function parts(folded: string): Quantity[] {
  return allMatches(folded, PARTS).flatMap((match) => {
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
  return allMatches(folded, HALVES).flatMap((match) => {
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

/** 九成八: tenths and hundredths. */
function tenths(folded: string): Quantity[] {
  return allMatches(folded, TENTHS).flatMap((match) => {
    const [whole, before = '', tens = '', ones = ''] = match
    const value = parseNumeral(`${tens}十${ones}`)
    const fields = { qualifier: qualifierOf(before, false, ''), rule: 'figure.percent' as const, score: 0.9 }
    return value ? [quantity(match.index, match.index + whole.length, value, '%', fields)] : []
  })
}

/** 占比首次过半: a share that passes one half. */
function majorities(folded: string): Quantity[] {
  return allMatches(folded, MAJORITY).map((match) =>
    quantity(match.index, match.index + 2, new Decimal(50), '%', {
      qualifier: '>',
      kind: 'share',
      rule: 'figure.half',
      score: 0.85,
    }),
  )
}

function doubled(folded: string): Quantity[] {
  return allMatches(folded, DOUBLED).flatMap((match) => {
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
  return allMatches(folded, LEVELS).flatMap((match) => {
    const [, number = '', unit = '元'] = /^(.+?)(元|吨|人次|人|户)?$/u.exec(match[1] ?? '') ?? []
    const value = parseNumeral(number)
    if (!value || value.lt(10_000) || /[\d.]/u.test(folded[match.index - 1] ?? '')) return []
    const fields = { qualifier: '≈' as const, rule: 'figure.level' as const, score: 0.85 }
    return [quantity(match.index, match.index + match[0].length, value, unit, fields)]
  })
}
