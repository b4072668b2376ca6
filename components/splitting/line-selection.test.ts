import { describe, expect, test } from 'vitest'
import type { DeskRow, Owner } from './desk-rows'
import { findStop, firstRowOf, rangesOf, reachRow, selectedRows, selectOne } from './line-selection'

/** Ten rows of ten characters, apart by one. */
const rows = Array.from({ length: 10 }, (_, at): DeskRow => {
  const owner: Owner =
    at === 7
      ? { kind: 'nobody' }
      : { kind: 'article', articleId: 'a', index: at < 5 ? 1 : 2, role: 'body', joins: false }
  return {
    key: `${at + 1}`,
    number: at + 1,
    part: 0,
    start: at * 11,
    end: at * 11 + 10,
    text: '一'.repeat(10),
    textStart: at * 11,
    owner,
    score: at === 3 ? 0.5 : 1,
    rule: '',
    isFirst: true,
    isArticleStart: at === 0 || at === 5,
    hasGapBefore: false,
  }
})
const numbers = (picked: readonly DeskRow[]) => picked.map(({ number }) => number)

test('the first line of a piece is the one with its first words, not the break that the piece begins with', () => {
  expect(firstRowOf(rows, { start: 10, end: 32 })?.number).toBe(2)
  expect(firstRowOf(rows, { start: 11, end: 32 })?.number).toBe(2)
  expect(firstRowOf(rows, { start: 15, end: 18 })?.number).toBe(2)
  expect(firstRowOf(rows, { start: 0, end: 10 })?.number).toBe(1)
})

describe('selecting lines', () => {
  test('a range grows and shrinks around its anchor', () => {
    const three = reachRow(rows, reachRow(rows, selectOne(0), 2, 'only'), 4, 'extend')
    expect(numbers(selectedRows(rows, three))).toEqual([3, 4, 5])
    expect(numbers(selectedRows(rows, reachRow(rows, three, 1, 'extend')))).toEqual([2, 3])
  })

  test('lines are picked one by one, and let go again', () => {
    const two = reachRow(rows, selectOne(0), 4, 'toggle')
    expect(numbers(selectedRows(rows, two))).toEqual([1, 5])
    const three = reachRow(rows, two, 6, 'toggle')
    expect(numbers(selectedRows(rows, three))).toEqual([1, 5, 7])
    expect(numbers(selectedRows(rows, reachRow(rows, three, 4, 'toggle')))).toEqual([1, 7])
  })

  test('the last one cannot be let go: something is always current', () => {
    expect(reachRow(rows, selectOne(0), 0, 'toggle')).toEqual(selectOne(0))
  })

  test('walking stops at the ends', () => {
    expect(reachRow(rows, selectOne(0), -5, 'only')).toEqual(selectOne(0))
    expect(reachRow(rows, selectOne(0), 99, 'only')).toEqual(selectOne(99))
  })

  test('neighbours are one range', () => {
    const picked = rows.filter(({ number }) => [1, 2, 3, 5].includes(number))
    expect(rangesOf(rows, picked)).toEqual([
      { start: 0, end: 32 },
      { start: 44, end: 54 },
    ])
  })

  test('stops come round: unsure and unplaced lines, starts of articles', () => {
    expect(findStop(rows, 0, 'unsure', 1)).toBe(3)
    expect(findStop(rows, 3, 'unsure', 1)).toBe(7)
    expect(findStop(rows, 7, 'unsure', 1)).toBe(3)
    expect(findStop(rows, 4, 'article', -1)).toBe(0)
    expect(findStop(rows, 0, 'article', -1)).toBe(5)
    expect(findStop(rows.slice(0, 2), 0, 'unowned', 1)).toBeNull()
  })
})
