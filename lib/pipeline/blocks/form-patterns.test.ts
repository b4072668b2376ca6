import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFile } from '../decode-file'
import { toLines } from '../to-lines'
import { FORM_PATTERNS } from './form-patterns'
import { likelyPatterns } from './likely-patterns'
import { cleanText } from './page-lines'

const folders = ['../../../seeds/', '../fixtures/pages/', '../fixtures/regions/', '../fixtures/damaged/']
const lines = folders.flatMap((folder) => {
  const url = new URL(folder, import.meta.url)
  return readdirSync(url)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => toLines(decodeFile(readFileSync(new URL(name, url)), name).text))
    .map(({ text }) => cleanText(text).clean)
})

/** The patterns that fit although their hints say that they cannot. */
function leftOut(line: string): string[] {
  return FORM_PATTERNS.flatMap(({ name, pattern, ...hints }) =>
    pattern.test(line) && likelyPatterns([hints])(line) === 0 ? [name] : [],
  )
}

test('no pattern that fits a printed line is left out by its hints', () => {
  const seen = new Set(FORM_PATTERNS.filter(({ pattern }) => lines.some((line) => pattern.test(line))))
  expect(seen.size).toBeGreaterThan(FORM_PATTERNS.length * 0.7)
  const hinted = FORM_PATTERNS.map(({ name, pattern, ...hints }) => ({
    name,
    pattern,
    likely: likelyPatterns([hints]),
  }))
  for (const { name, pattern, likely } of hinted)
    expect(
      lines.filter((line) => pattern.test(line) && likely(line) === 0),
      name,
    ).toEqual([])
})

/** What a pattern names, cut out of its source: words, marks and figures in any order. */
const pieces = FORM_PATTERNS.flatMap(
  ({ pattern }) => pattern.source.match(/[\u4e00-\u9fff]+|[^\w\s\\]/gu) ?? [],
)

test('nor any that fits a line made of what the patterns name', () => {
  const piece = fc.constantFrom(
    ...new Set([...pieces, '1', '12', '2023', 'A', 'PART 1', 'p', ' ', '\u3000', '①', '⑳']),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 5 }), (parts) => {
      expect(leftOut(parts.join(''))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('patterns without hints are always tried, those with hints only where all of these are met', () => {
  const likely = likelyPatterns([
    {},
    { opens: '甲' },
    { ends: '乙' },
    { has: '丙丁' },
    { opens: '甲', has: '丙' },
  ])
  expect(likely('')).toBe(0b00001)
  expect(likely('甲乙')).toBe(0b00111)
  expect(likely('甲丙')).toBe(0b11011)
  expect(likely('乙丁甲')).toBe(0b01001)
})
