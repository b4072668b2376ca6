import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toLines } from '../pipeline/to-lines'
import { toPrintedLines, type PrintedRun } from './printed-page'

const text = '第一版\n公开的话 秘密的话\n\n广告\n无主'
const runs: PrintedRun[] = [
  { start: 0, end: 3, kind: 'furniture' },
  { start: 4, end: 8, kind: 'article', slug: 'a' },
  { start: 9, end: 13, kind: 'withheld' },
  { start: 15, end: 17, kind: 'omitted' },
]

test('each line shows what is public, a bar for what is not, nothing of what was discarded', () => {
  expect(toPrintedLines(toLines(text), runs)).toEqual([
    { number: 1, parts: [{ text: '第一版', slug: null }] },
    { number: 2, parts: [{ text: '公开的话', slug: 'a' }, { bar: 4 }] },
    { number: 5, parts: [{ bar: 2 }] },
  ])
})

test('no character that is not public gets out, however the runs lie', () => {
  const kinds = fc.constantFrom(
    'article' as const,
    'furniture' as const,
    'withheld' as const,
    'omitted' as const,
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ length: fc.integer({ min: 1, max: 9 }), kind: kinds }), { maxLength: 12 }),
      (pieces) => {
        let at = 0
        let printed = ''
        const laid = pieces.map(({ length, kind }, index): PrintedRun => {
          const isPublic = kind === 'article' || kind === 'furniture'
          printed += (index % 3 === 2 ? '\n' : '').concat((isPublic ? '明' : '暗').repeat(length))
          const start = printed.length - length
          at = printed.length
          return kind === 'article' ? { start, end: at, kind, slug: 'a' } : { start, end: at, kind }
        })
        const shown = toPrintedLines(toLines(printed), laid).flatMap(({ parts }) =>
          parts.map((part) => ('text' in part ? part.text : '')),
        )
        expect(shown.join('')).toBe([...printed].filter((character) => character === '明').join(''))
      },
    ),
  )
})
