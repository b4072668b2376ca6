import { expect, test } from 'vitest'
import { floatTop } from './float-top'

const words = (start: number) => ({ start, end: start + 20, height: 300, window: 800 })

test('a panel stands under its words while there is room', () => {
  expect(floatTop(words(100))).toBe(128)
})

test('else over them', () => {
  expect(floatTop(words(700))).toBe(392)
})

test('else where all of it can be seen', () => {
  expect(floatTop({ ...words(300), height: 600 })).toBe(192)
  expect(floatTop({ ...words(300), height: 900 })).toBe(8)
})

test('words out of the window do not pull it along', () => {
  expect(floatTop(words(2000))).toBe(2028)
})
