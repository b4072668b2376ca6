import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreFamilies } from './fixtures/score-typeset-pages'
import { typesetPages } from './fixtures/typeset-pages'
import type { PageFamily } from './fixtures/typeset/page-families'
import type { GoldArticle, GoldPage } from './gold-format'
import { toComparable } from './score/compare-text'
import { toLines } from './to-lines'

describe('the typesetter', () => {
  const pages = typesetPages(7, 4)

  test('sets the same pages for the same seed, and others for another', () => {
    expect(typesetPages(7, 4)).toEqual(pages)
    expect(typesetPages(8, 1)[0]?.text).not.toBe(pages[0]?.text)
  })

  test('gives every line one owner', () => {
    for (const { text, gold } of pages) {
      const printed = toLines(text).flatMap((line) => (line.isBlank ? [] : [line.number]))
      const owned = ownedLines(gold).filter((number) => printed.includes(number))
      expect(
        owned.toSorted((left, right) => left - right),
        gold.source,
      ).toEqual(printed)
    }
  })

  test('prints in the lines of each article, in the order of reading, what its annotation says', () => {
    for (const { text, gold } of pages) {
      const lines = toLines(text)
      for (const article of gold.articles) {
        const printed = article.lines.flatMap(toNumbers).map((number) => lines[number - 1]?.text ?? '')
        const words = toComparable(printed.join(''))
        for (const said of sayingsOf(article)) expect(words, article.id).toContain(toComparable(said))
      }
    }
  })
})

/**
 * Today's values less a hair: raise them when the reading gets better, in this order of figures. The line model is trained
 * on pages of other seeds, set of the same articles.
 */
const floored = ['splitF1', 'articles', 'headlines', 'kickersAndDecks', 'bylines', 'order', 'body'] as const
// prettier-ignore
const floors: Record<PageFamily | 'all', number[]> = {
  columns: [0.99, 0.92, 0.99, 0.99, 0.95, 0.99, 0.96],
  'mixed-columns': [0.99, 0.93, 0.96, 0.99, 0.92, 0.99, 0.99],
  tight: [0.96, 0.77, 0.81, 0.68, 0.92, 0.99, 0.94],
  'tight-flush': [0.98, 0.88, 0.87, 0.82, 0.99, 0.99, 0.98],
  'double-spaced': [0.91, 0.55, 0.69, 0.72, 0.8, 0.95, 0.83],
  'double-spaced-in-order': [0.98, 0.77, 0.96, 0.9, 0.83, 0.99, 0.95],
  justified: [0.98, 0.82, 0.96, 0.93, 0.99, 0.99, 0.93],
  displaced: [0.87, 0.64, 0.81, 0.66, 0.81, 0.85, 0.86],
  'paragraph-lines': [0.97, 0.93, 0.96, 0.92, 0.92, 0.99, 0.97],
  'paragraph-lines-tight': [0.99, 0.99, 0.96, 0.93, 0.99, 0.99, 0.99],
  'heads-first': [0.89, 0.24, 0.7, 0.8, 0.57, 0.98, 0.81],
  jumps: [0.97, 0.93, 0.93, 0.93, 0.99, 0.98, 0.97],
  fragments: [0.88, 0.34, 0.51, 0, 0.99, 0.9, 0.88],
  pictures: [0.93, 0.69, 0.87, 0.71, 0.88, 0.99, 0.92],
  markdown: [0.99, 0.99, 0.99, 0.99, 0.99, 0.99, 0.99],
  interrupted: [0.89, 0.45, 0.84, 0.85, 0.95, 0.98, 0.88],
  'heads-apart': [0.9, 0.5, 0.71, 0.9, 0.82, 0.99, 0.88],
  all: [0.94, 0.71, 0.85, 0.85, 0.89, 0.97, 0.92],
}

const scores = scoreFamilies(typesetPages(31))

test.for(Object.entries(floors))('reads the typeset pages of %s as well as before', ([family, least]) => {
  const figures = scores.get(family)
  expect(figures?.lossless).toBe(1)
  for (const [index, name] of floored.entries())
    expect(figures?.[name], name).toBeGreaterThanOrEqual(least[index] ?? 1)
})

test('no line of a typeset page is lost', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      expect(scoreFamilies(typesetPages(seed, 1)).get('all')?.lossless).toBe(1)
    }),
    { numRuns: 5 }, // 75 pages
  )
})

function toNumbers([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function ownedLines({ articles, discarded }: GoldPage): number[] {
  return [...articles, ...discarded].flatMap(({ lines }) => lines.flatMap(toNumbers))
}

/** A display line that is printed twice comes word by word. */
function sayingsOf({ section, kicker, headline, deck, body, captions, bylines }: GoldArticle): string[] {
  const display = [section, kicker, headline, deck].flatMap((line) => line?.split(/\s/u) ?? [])
  return [...display, ...body, ...captions.map(({ text }) => text), ...bylines.map(({ name }) => name)]
}
