import { expect, test } from 'vitest'
import type { MetricFields } from '@/lib/pipeline/model'
import { readAnew } from './read-anew'

const FIELDS: MetricFields = {
  indicator: '高新技术企业数',
  subject: '松江区',
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '户',
  qualifier: '=',
  kind: 'level',
  period: null,
  scope: null,
}

test('a number that the words say anew is taken over, what an editor put right is not', () => {
  const before = { ...FIELDS, unit: '家', indicator: '企业' }
  const now = { ...before, value: '16000', qualifier: '>' as const }
  expect(readAnew(FIELDS, now, before)).toEqual({ ...FIELDS, value: '16000', qualifier: '>' })
})

test('words that say the same number leave the fields alone', () => {
  const before = { ...FIELDS, unit: '家' }
  expect(readAnew(FIELDS, before, before)).toBeNull()
  expect(readAnew({ ...FIELDS, value: '16000' }, { ...before, value: '16000' }, before)).toBeNull()
})

test('without a reading of before only the numbers count', () => {
  expect(readAnew(FIELDS, { ...FIELDS, unit: '家' }, null)).toBeNull()
  expect(readAnew(FIELDS, { ...FIELDS, value: '16000', unit: '家' }, null)?.value).toBe('16000')
})
