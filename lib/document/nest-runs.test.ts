import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nestRuns, type Piece } from './nest-runs'

const textOf = (piece: Piece): string =>
  piece.kind === 'text' ? piece.run.text : piece.pieces.map(textOf).join('')

test('a figure that holds a name is around it, and its button follows both', () => {
  const runs = [
    { text: '有' },
    { text: '松江', mentions: ['m'], metrics: ['f'] },
    { text: '1.5万家', metrics: ['f'] },
    { text: '，其中' },
  ]
  const pieces = nestRuns(runs)
  expect(pieces.map(({ piece, ending, tail }) => [piece.kind, textOf(piece), ending, tail])).toEqual([
    ['text', '有', [], ''],
    ['metric', '松江1.5万家', ['f'], '，'],
    ['text', '其中', [], ''],
  ])
})

test('a figure that reaches out of a name is cut, and ends once, outside the link', () => {
  const runs = [
    { text: '甲乙', mentions: ['m'] },
    { text: '丙', mentions: ['m'], metrics: ['f'] },
    { text: '丁', metrics: ['f'] },
  ]
  expect(nestRuns(runs).map(({ piece, ending }) => [piece.kind, textOf(piece), ending])).toEqual([
    ['mention', '甲乙丙', []],
    ['metric', '丁', ['f']],
  ])
})

test('no character is lost, no link holds a link, and every figure ends once', () => {
  const ids = fc.subarray(['a', 'b', 'c'])
  const run = fc.record({
    text: fc.string({ unit: fc.constantFrom('甲', '，', '。', 'a'), minLength: 1, maxLength: 4 }),
    mentions: ids,
    metrics: ids,
  })
  const depthOf = (piece: Piece, kind: string): number =>
    piece.kind === 'text'
      ? 0
      : (piece.kind === kind ? 1 : 0) + Math.max(...piece.pieces.map((inner) => depthOf(inner, kind)))
  fc.assert(
    fc.property(fc.array(run, { maxLength: 10 }), (runs) => {
      const pieces = nestRuns(runs)
      expect(pieces.map(({ piece, tail }) => textOf(piece) + tail).join('')).toBe(
        runs.map(({ text }) => text).join(''),
      )
      for (const { piece } of pieces) expect(depthOf(piece, 'mention')).toBeLessThanOrEqual(1)
      expect(pieces.flatMap(({ ending }) => ending).sort()).toEqual(
        [...new Set(runs.flatMap(({ metrics }) => metrics))].sort(),
      )
    }),
  )
})
