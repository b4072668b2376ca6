import { describe, expect, test } from 'vitest'
import {
  doubtsOf,
  draftOf,
  EMPTY_DRAFT,
  fieldsOf,
  groupedDecimal,
  problemsOf,
  spelledOut,
} from './metric-fields'

const draft = { ...EMPTY_DRAFT, indicator: '高新技术企业数', value: '1.5万', unit: '家' }

describe('the form of a figure', () => {
  test('reads what is typed exactly', () => {
    expect(fieldsOf(draft)).toMatchObject({ value: '15000', unit: '家', qualifier: '=', direction: null })
    expect(fieldsOf({ ...draft, value: '15,000', from: '8000' })).toMatchObject({
      value: '15000',
      from: '8000',
    })
  })

  test('says what is missing or no number, and why', () => {
    expect(problemsOf(EMPTY_DRAFT)).toEqual([
      { field: 'indicator', reason: 'missing' },
      { field: 'value', reason: 'missing' },
    ])
    expect(problemsOf({ ...draft, valueTo: '若干' })).toEqual([{ field: 'valueTo', reason: 'no-number' }])
    expect(problemsOf({ ...draft, value: '1.5万家' })).toEqual([
      { field: 'value', reason: 'has-words', number: '1.5万', words: '家' },
    ])
    expect(fieldsOf({ ...draft, value: '很多' })).toBeNull()
  })

  test('refuses a range that goes down and a change that is none', () => {
    expect(problemsOf({ ...draft, valueTo: '8000' })).toEqual([
      { field: 'valueTo', reason: 'not-above', than: '15,000' },
    ])
    expect(problemsOf({ ...draft, valueTo: '2万' })).toEqual([])
    expect(problemsOf({ ...draft, from: '15000.0' })).toEqual([{ field: 'from', reason: 'unchanged' }])
  })

  test('doubts what is seldom right', () => {
    expect(doubtsOf(draft)).toEqual([])
    expect(doubtsOf({ ...draft, from: '2万' })).toEqual(['falls'])
    expect(doubtsOf({ ...draft, from: '2万', isDown: true })).toEqual([])
    expect(doubtsOf({ ...draft, from: '1万', isDown: true })).toEqual(['rises'])
    expect(doubtsOf({ ...draft, unit: ' ' })).toEqual(['no-unit'])
  })

  test('opens with the fields it was saved with', () => {
    const fields = fieldsOf({ ...draft, isDown: true, period: '2023年', qualifier: '≈', kind: 'growth' })
    expect(fields && fieldsOf(draftOf(fields))).toEqual(fields)
  })

  test('spells a figure out', () => {
    const fields = fieldsOf({ ...draft, value: '4.7万', from: '1.5万', qualifier: '>' })
    expect(fields && spelledOut(fields)).toBe('15,000 → >47,000 家')
  })
})

test.for([
  ['15000', '15,000'],
  ['407200000000', '407,200,000,000'],
  ['6.79', '6.79'],
  ['1234.56789', '1,234.56789'],
  ['-1000', '-1,000'],
] as const)('groupedDecimal %s', ([value, grouped]) => {
  expect(groupedDecimal(value)).toBe(grouped)
})
