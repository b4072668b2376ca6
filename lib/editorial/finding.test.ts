import { expect, test } from 'vitest'
import { fitting } from './finding'
import { readingsOf } from './name-readings'

const place = (label: string) => {
  const { full, initials } = readingsOf(label)
  return { label, readings: [...full, ...initials] }
}
const PLACES = ['概览', '稿件', '发稿日历', '标签', '审计'].map(place)
const found = (typed: string) => fitting(typed, PLACES).map(({ label }) => label)

test('pages are found by their words, and Chinese ones by pinyin and initials', () => {
  expect(found('稿')).toEqual(['稿件', '发稿日历'])
  expect(found('gj')).toEqual(['稿件'])
  expect(found('fagaorili')).toEqual(['发稿日历'])
  expect(found('ＢＱ')).toEqual(['标签'])
  expect(found('没有')).toEqual([])
})

test('nothing typed leaves all in their order', () =>
  expect(found(' ')).toEqual(PLACES.map(({ label }) => label)))
