import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFigure } from '../../pipeline/read-figure'
import { resolvePeriod } from '../../pipeline/resolve-period'
import type { Claim } from './claim'
import { findConflict } from './find-conflict'
import { printedStep } from './printed-step'
import { SEEDED, type SeededGroup } from './seeded-figures'

const LETTERS = 'abcdefgh'

/** The figures of a group as the machine reads them, with the indicator and subject that the group is about. */
function claimsOf({ indicator, subject, said }: SeededGroup): Claim[] {
  return said.map(([printedOn, sentence], at) => {
    const start = sentence.indexOf('【')
    const text = sentence.replaceAll(/[【】]/gu, '')
    const marked = sentence.slice(start + 1, sentence.indexOf('】'))
    const fields = readFigure(text, start, start + marked.length)
    if (!fields) throw new Error(`no figure is read in ${sentence}`)
    const period = fields.period === null ? null : resolvePeriod(fields.period, printedOn)
    return {
      ...fields,
      articleId: `article ${at}`,
      id: LETTERS[at] ?? '?',
      indicatorId: indicator,
      subject,
      text: marked,
      quote: text,
      period: period && { from: period.from, to: period.to },
      periodIsGuess: period?.isGuess ?? false,
      printedOn,
    }
  })
}

const pairsOf = (claims: readonly Claim[]) =>
  claims.flatMap((a, at) => claims.slice(at + 1).map((b): [Claim, Claim] => [a, b]))

describe('the seeded figures', () => {
  const groups = SEEDED.map((group) => ({ group, claims: claimsOf(group) }))
  const found = groups.map(({ claims }) =>
    pairsOf(claims)
      .filter(([a, b]) => findConflict(a, b))
      .map(([a, b]) => a.id + b.id),
  )
  const metrics = groups.reduce((sum, { claims }) => sum + claims.length, 0)
  const planted = SEEDED.flatMap(({ conflicts }, at) => conflicts.map((pair) => `${at} ${pair}`))
  const alarms = found.flatMap((pairs, at) => pairs.map((pair) => `${at} ${pair}`))

  test('are enough to count with', () => {
    expect(metrics).toBeGreaterThanOrEqual(200)
    expect(planted.length).toBeGreaterThanOrEqual(60)
  })

  test('of the planted conflicts at least 95 in 100 are found', () => {
    const missed = planted.filter((pair) => !alarms.includes(pair))
    expect(1 - missed.length / planted.length, missed.join(', ')).toBeGreaterThanOrEqual(0.95)
  })

  test('there is at most one false alarm in 50 figures', () => {
    const wrong = alarms.filter((pair) => !planted.includes(pair))
    expect(wrong.length, wrong.join(', ')).toBeLessThanOrEqual(metrics / 50)
  })
})

const CLAIM: Claim = {
  id: 'a',
  articleId: 'article a',
  indicatorId: 'i',
  subject: 's',
  scope: null,
  text: '4.7万家',
  quote: '有企业4.7万家。',
  value: '47000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=',
  kind: 'level',
  period: { from: '2023-01-01', to: '2023-12-31' },
  periodIsGuess: false,
  printedOn: '2024-01-10',
}
const other = (change: Partial<Claim>): Claim => ({ ...CLAIM, id: 'b', articleId: 'article b', ...change })
const level = (text: string, value: string): Claim => other({ text, quote: `有企业${text}。`, value })

describe('one figure and another', () => {
  test.for([
    ['the same', level('4.7万家', '47000'), false],
    ['rounded', level('46980家', '46980'), false],
    ['cut off', level('47800家', '47800'), false],
    ['the next step', level('4.8万家', '48000'), true],
    ['rounded to another value', level('46400家', '46400'), true],
    ['another subject', { ...level('5万家', '50000'), subject: 't' }, false],
    ['another scope', { ...level('5万家', '50000'), scope: '全国' }, false],
    ['a scope that is the subject', { ...level('5.9万家', '59000'), scope: 's' }, true],
    ['another counting word', { ...level('5.9万户', '59000'), unit: '户' }, true],
    ['people, not visits', { ...level('5.9万人次', '59000'), unit: '人次' }, false],
    ['another kind', { ...level('5.9万家', '59000'), kind: 'target' as const }, false],
    [
      'a longer time',
      { ...level('5.9万家', '59000'), period: { from: '2021-01-01', to: '2023-12-31' } },
      false,
    ],
  ] as const)('%s', ([, b, isConflict]) => {
    expect(findConflict(CLAIM, b) !== null).toBe(isConflict)
  })

  test('a change conflicts when neither of its ends is the state told', () => {
    const change = other({ kind: 'change', from: '15000', text: '1.5万家增至4.7万家' })
    expect(findConflict(CLAIM, change)).toBeNull()
    expect(findConflict({ ...level('1.5万家', '15000'), id: 'c' }, change)).toBeNull()
    expect(findConflict({ ...level('5.9万家', '59000'), id: 'c' }, change)?.time).toBe('same')
  })

  test('says what might settle it', () => {
    expect(findConflict(CLAIM, level('4.75万家', '47500'))).toBeNull()
    expect(findConflict({ ...CLAIM, text: '4072家', value: '4072' }, level('4073家', '4073'))?.hint).toBe(
      'rounding',
    )
    expect(findConflict(CLAIM, { ...level('5.9万家', '59000'), printedOn: '2024-06-01' })?.hint).toBe(
      'revised',
    )
    expect(findConflict(CLAIM, level('5.9万家', '59000'))?.hint).toBeNull()
  })

  const claim = fc
    .record({
      whole: fc.integer({ min: 1, max: 99_999 }),
      qualifier: fc.constantFrom('=', '≈', '>', '<'),
      unit: fc.constantFrom('家', '元', '%', '亩', '公顷'),
      kind: fc.constantFrom('level', 'growth', 'share', 'target', 'rank'),
      direction: fc.constantFrom(null, 'down'),
    })
    .map(({ whole, ...rest }): Claim => ({
      ...CLAIM,
      ...rest,
      text: `${whole}${rest.unit}`,
      value: String(whole),
      kind: METRIC_KIND[rest.kind] ?? 'level',
      qualifier: QUALIFIER[rest.qualifier] ?? '=',
    }))

  test('whichever comes first, the answer is one, and no figure conflicts with itself told twice', () => {
    fc.assert(
      fc.property(claim, claim, (a, b) => {
        const second = { ...b, id: 'b' }
        expect(findConflict(a, second)).toEqual(findConflict(second, a))
        expect(findConflict(a, { ...a, id: 'b' })).toBeNull()
      }),
    )
  })

  test('a unit does not matter: what agrees in one agrees in the other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }), (a, b) => {
        const hectares = (value: number): Claim => ({
          ...CLAIM,
          text: `${value}公顷`,
          value: String(value),
          unit: '公顷',
        })
        const metres = other({ text: `${b}0000平方米`, value: `${b}0000`, unit: '平方米' })
        const isSame = findConflict(hectares(a), { ...hectares(b), id: 'b' }) === null
        if (a === b) expect([isSame, findConflict(hectares(a), metres)]).toEqual([true, null])
      }),
    )
  })
})

const METRIC_KIND: Record<string, Claim['kind']> = {
  level: 'level',
  growth: 'growth',
  share: 'share',
  target: 'target',
  rank: 'rank',
}
const QUALIFIER: Record<string, Claim['qualifier']> = { '=': '=', '≈': '≈', '>': '>', '<': '<' }

test.for([
  ['1.5万家', '15000', '1000'],
  ['15000家', '15000', '100'],
  ['15,023家', '15023', '1'],
  ['4072亿元', '407200000000', '100000000'],
  ['1亿2000万元', '120000000', '100000'],
  ['6.79%', '6.79', '0.01'],
  ['三十五万人', '350000', '10000'],
  ['三百余家', '300', '100'],
  ['1.5万家增至4.7万家', '47000', '1000'],
  ['1/15', '0.06666667', '0.006666667'],
] as const)('%s tells %s in steps of %s', ([text, value, step]) => {
  expect(printedStep(text, value).toFixed()).toBe(step)
})

describe('figures of one article that count the same things', () => {
  const counted = (
    id: string,
    text: string,
    value: string,
    said: string,
    qualifier: '=' | '>' = '=',
  ): Claim => ({
    ...CLAIM,
    id,
    text,
    value,
    qualifier,
    quote: `${text}${said}`,
  })
  const listed = counted('b', '80余家', '80', '企业进入中国商飞供应链体系', '>')

  test.each([
    ['and tell another thing of each', counted('c', '33家', '33', '企业获基金投决'), false],
    ['and tell the same of them', counted('c', '33家', '33', '企业进入商飞供应链体系'), true],
    ['and tell nothing more of one', counted('c', '33家', '33', '企业'), true],
  ])('%s', (_, claim, isConflict) => {
    expect(findConflict(listed, claim) !== null).toBe(isConflict)
  })

  test('do not part what two articles tell', () => {
    const elsewhere = { ...counted('c', '33家', '33', '企业获基金投决'), articleId: 'article b' }
    expect(findConflict(listed, elsewhere)).not.toBeNull()
  })
})
