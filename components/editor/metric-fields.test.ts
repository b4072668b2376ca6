import { describe, expect, test } from 'vitest'
import { draftOf, EMPTY_DRAFT, fieldsOf, groupedDecimal, problemsOf, spelledOut } from './metric-fields'

const draft = { ...EMPTY_DRAFT, indicator: '高新技术企业数', value: '1.5万', unit: '家' }

describe('the form of a figure', () => {
  test('reads what is typed exactly', () => {
    expect(fieldsOf(draft)).toMatchObject({ value: '15000', unit: '家', qualifier: '=', direction: null })
    expect(fieldsOf({ ...draft, value: '15,000', from: '8000' })).toMatchObject({
      value: '15000',
      from: '8000',
    })
  })

  test('says what is missing or no number', () => {
    expect(problemsOf(EMPTY_DRAFT)).toEqual(['indicator', 'value'])
    expect(problemsOf({ ...draft, valueTo: '若干' })).toEqual(['valueTo'])
    expect(fieldsOf({ ...draft, value: '很多' })).toBeNull()
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
