import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreFamilies } from './fixtures/score-typeset-pages'
import { typesetPages } from './fixtures/typeset-pages'
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

test('no line of a typeset page is lost', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      expect(scoreFamilies(typesetPages(seed, 1)).get('all')?.lossless).toBe(1)
    }),
    { numRuns: 10 },
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
