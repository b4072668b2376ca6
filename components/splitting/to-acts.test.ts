import { describe, expect, test } from 'vitest'
import { DeskAct } from '@/lib/editorial/desk-act'
import type { LedgerState } from '@/lib/editorial/ledger'
import { toLines } from '@/lib/pipeline/to-lines'
import { toDeskRows } from './desk-rows'
import { selectedRows } from './line-selection'
import { planDiscard, planJoin, planMove, planParagraph, planRole, planRestore, planSplit } from './to-acts'

const [A, B, NEW] = ['a', 'b', 'c'].map((last) => `00000000-0000-4000-8000-00000000000${last}`) as [
  string,
  string,
  string,
]
const text = ['标题甲', '正文甲', '标题乙', '正文乙', '广告'].join('\n')
const piece = (start: number, role: 'headline' | 'body') =>
  ({ start, end: start + 3, role, joins: false, score: 0.9, rule: 'x' }) as const
const state: LedgerState = {
  articles: [
    { id: A, pieces: [piece(0, 'headline'), piece(4, 'body')], overrides: {} },
    { id: B, pieces: [piece(8, 'headline'), piece(12, 'body')], overrides: {} },
  ],
  discards: [{ start: 16, end: 18, reason: 'advertisement', score: 1, rule: 'x' }],
}
const rows = toDeskRows(toLines(text), state)
const on = (first: number, last = first) => ({
  state,
  rows,
  chosen: selectedRows(rows, {
    anchor: rows[first - 1]?.start ?? 0,
    focus: rows[last - 1]?.start ?? 0,
    kept: [],
  }),
})

describe('from a command to acts', () => {
  test('split begins an article at a line, but not where one begins already', () => {
    expect(planSplit(on(2), NEW)).toEqual({ acts: [{ kind: 'split-article', at: 4, newId: NEW }] })
    expect(planSplit(on(3), NEW)).toEqual({ nothing: 'already-start' })
    expect(planSplit(on(5), NEW)).toEqual({
      acts: [{ kind: 'new-article', ranges: [{ start: 16, end: 18 }], newId: NEW }],
    })
  })

  test('join takes the article of the line, and says when there is none before it', () => {
    expect(planJoin(on(4))).toEqual({ acts: [{ kind: 'join-previous', articleId: B }] })
    expect(planJoin(on(1))).toEqual({ nothing: 'no-previous' })
    expect(planJoin(on(5))).toEqual({ nothing: 'not-in-article' })
  })

  test('move leaves out what is there already', () => {
    expect(planMove(on(2, 3), 2)).toEqual({
      acts: [{ kind: 'move', ranges: [{ start: 4, end: 7 }], articleId: B }],
    })
    expect(planMove(on(3), 2)).toEqual({ nothing: 'already-there' })
    expect(planMove(on(3), 7)).toEqual({ nothing: 'no-such-article' })
  })

  test('a role goes to lines of articles; what was set aside comes back to its neighbour with it', () => {
    expect(planRole(on(4, 5), 'caption', NEW)).toEqual({
      acts: [
        { kind: 'set-role', ranges: [{ start: 12, end: 15 }], role: 'caption' },
        { kind: 'move', ranges: [{ start: 16, end: 18 }], articleId: B, role: 'caption' },
      ],
    })
    expect(planRole(on(1), 'headline', NEW)).toEqual({ nothing: 'already-so' })
  })

  test('restore and discard are each other’s way back', () => {
    expect(planRestore(on(5), NEW)).toEqual({
      acts: [{ kind: 'move', ranges: [{ start: 16, end: 18 }], articleId: B }],
    })
    expect(planRestore(on(1), NEW)).toEqual({ nothing: 'already-there' })
    expect(planDiscard(on(5), 'advertisement')).toEqual({ nothing: 'already-so' })
    expect(planDiscard(on(5), 'navigation')).toEqual({
      acts: [{ kind: 'discard', ranges: [{ start: 16, end: 18 }], reason: 'navigation' }],
    })
  })

  test('a paragraph begins or goes on', () => {
    const pieces = [piece(8, 'headline'), piece(4, 'body'), piece(12, 'body')]
    const merged = { ...state, articles: [{ id: B, pieces, overrides: {} }] }
    expect(planParagraph({ ...on(4), state: merged })).toEqual({
      acts: [{ kind: 'set-joins', at: 12, joins: true }],
    })
    for (const line of [3, 4]) expect(planParagraph(on(line))).toEqual({ nothing: 'no-paragraph-before' })
    expect(planParagraph(on(5))).toEqual({ nothing: 'not-in-article' })
  })

  test('what is planned is sound for the server', () => {
    const plans = [
      planSplit(on(2), NEW),
      planMove(on(1, 5), 2),
      planRole(on(1, 5), 'body', NEW),
      planDiscard(on(1, 5), 'navigation'),
    ]
    for (const plan of plans) {
      if (!('acts' in plan)) throw new Error('nothing planned')
      for (const act of plan.acts) expect(DeskAct.parse(act)).toEqual(act)
    }
  })
})
