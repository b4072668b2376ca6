import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line } from '../pipeline/model'
import { toPageLines, type OwnedRange } from './page-view'

/** Lines as a page would have them; `''` is a blank one. */
function linesOf(texts: readonly string[]): Line[] {
  let start = 0
  return texts.map((text, at) => {
    const line = { number: at + 1, start, end: start + text.length, text, isBlank: text.trim() === '' }
    start = line.end + 1
    return line
  })
}

const own = (start: number, end: number, owner: Partial<OwnedRange> = {}): OwnedRange => ({
  start,
  end,
  articleId: 'a',
  role: 'body',
  discardReason: null,
  rule: 'r',
  score: 1,
  ...owner,
})

describe('toPageLines', () => {
  test('a line shared by two goes to the one that holds more of it', () => {
    const lines = linesOf(['一二三四五'])
    const [line] = toPageLines(lines, [own(0, 2, { articleId: 'a' }), own(2, 5, { articleId: 'b' })], [])
    expect(line).toMatchObject({ articleId: 'b', isUnowned: false })
  })

  test('blank lines have no owner even inside a range', () => {
    const [, blank] = toPageLines(linesOf(['一', '', '二']), [own(0, 4)], [])
    expect(blank).toMatchObject({ articleId: null, role: null, isUnowned: false })
  })

  test('a line with one character left over says so and keeps its owner', () => {
    const [line] = toPageLines(linesOf(['一二三']), [own(0, 2)], [{ start: 2, end: 3 }])
    expect(line).toMatchObject({ articleId: 'a', isUnowned: true })
  })

  test('every line of any page is there once, and is unowned exactly when it touches a gap', () => {
    const texts = fc.array(fc.string({ maxLength: 8 }).map((text) => text.replaceAll(/\s/gu, 'x')))
    const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean()))
    fc.assert(
      fc.property(texts, cuts, (given, pieces) => {
        const lines = linesOf(given)
        let at = 0
        const ranges = pieces.map(([length, isOwned]) => ({ start: at, end: (at += length), isOwned }))
        const owned = ranges.filter(({ isOwned }) => isOwned).map(({ start, end }) => own(start, end))
        const gaps = ranges.filter(({ isOwned }) => !isOwned)
        const shown = toPageLines(lines, owned, gaps)
        expect(shown.map(({ number, text }) => [number, text])).toEqual(lines.map((l) => [l.number, l.text]))
        for (const line of shown) {
          const touches = (range: { start: number; end: number }) =>
            range.start < line.end && range.end > line.start
          expect(line.isUnowned).toBe(gaps.some(touches))
          expect(line.articleId !== null).toBe(!line.isBlank && owned.some(touches))
        }
      }),
    )
  })
})
