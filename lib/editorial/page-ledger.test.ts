import { expect, test } from 'vitest'
import type { Piece } from '../pipeline/model'
import { applyAct } from './ledger'
import { amongOthers, changedArticles, withSlots, type PageLedger } from './page-ledger'

const A = '00000000-0000-4000-8000-000000000001'
const B = '00000000-0000-4000-8000-000000000002'
const TEXT = '一一\n二二\n三三\n四四'
const piece = (line: number): Piece => ({
  start: line * 3,
  end: line * 3 + 2,
  role: 'body',
  joins: false,
  score: 1,
  rule: 'test',
})

/** A stands on this page, on two others, and again on this page; B on this page alone. */
const BEFORE: PageLedger = {
  state: {
    articles: [
      { id: A, pieces: [piece(0), piece(1), piece(3)], overrides: {} },
      { id: B, pieces: [piece(2)], overrides: {} },
    ],
    discards: [],
  },
  slots: { [A]: [0, 0, 2] },
}

test('pieces keep their places among those of other pages', () => {
  expect(amongOthers(['a', 'b', 'c'], [0, 0, 2], ['X', 'Y'])).toEqual(['a', 'b', 'X', 'Y', 'c'])
  expect(amongOthers(['a'], [7], ['X'])).toEqual(['X', 'a'])
  expect(amongOthers(['a'], undefined, ['X', 'Y'])).toEqual(['X', 'Y', 'a'])
  expect(amongOthers([], [], ['X'])).toEqual(['X'])
})

test('an act leaves a piece where its characters stood; a new one follows the piece before it', () => {
  const split = applyAct(TEXT, BEFORE.state, { kind: 'split-line', at: 10 })
  const moved = split && applyAct(TEXT, split, { kind: 'move', ranges: [{ start: 6, end: 8 }], articleId: A })
  expect(moved && withSlots(BEFORE, moved)).toEqual({ state: moved, slots: { [A]: [0, 0, 0, 2, 2] } })
})

test('the articles that an act touches are named', () => {
  const moved = applyAct(TEXT, BEFORE.state, { kind: 'move', ranges: [{ start: 6, end: 8 }], articleId: A })
  expect(moved && changedArticles(BEFORE, withSlots(BEFORE, moved))).toEqual([A, B])
  const discarded = applyAct(TEXT, BEFORE.state, {
    kind: 'discard',
    ranges: [{ start: 6, end: 8 }],
    reason: 'navigation',
  })
  expect(discarded && changedArticles(BEFORE, withSlots(BEFORE, discarded))).toEqual([B])
})
