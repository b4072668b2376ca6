import { describe, expect, test } from 'vitest'
import type { BlockRole, Range } from '../pipeline/model'
import { draftOfPieces } from '../pipeline/draft-of-pieces'
import type { DeskAct as Act } from './desk-act'
import { applyAct, unownedOf, type LedgerState } from './ledger'

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** 标题 / 正文一 (two lines) / 正文二 / 广告; every line has its owner. */
const TEXT =
  '科创走廊再提速\n昨天上午，论坛在松江\n举行。\n各城代表参加。\n招商热线\n第二篇标题\n第二篇正文。'
const at = (words: string) => TEXT.indexOf(words)
const rangeOf = (words: string): Range => ({ start: at(words), end: at(words) + words.length })
const A = idOf(1)
const B = idOf(2)
const NEW = idOf(9)
const piece = (words: string, role: BlockRole = 'body', joins = false) => ({
  ...rangeOf(words),
  role,
  joins,
  score: 0.9,
  rule: 'test',
})
const SMALL: LedgerState = {
  articles: [
    {
      id: A,
      pieces: [
        piece('科创走廊再提速', 'headline'),
        piece('昨天上午，论坛在松江\n举行。'),
        piece('各城代表参加。'),
      ],
      overrides: {},
    },
    { id: B, pieces: [piece('第二篇标题', 'headline'), piece('第二篇正文。')], overrides: {} },
  ],
  discards: [{ ...rangeOf('招商热线'), reason: 'advertisement', score: 0.9, rule: 'test' }],
}

/** What an article's pieces say, with the sign + before those that join. */
const saidBy = (state: LedgerState | null, id: string) =>
  state?.articles
    .find((article) => article.id === id)
    ?.pieces.map(
      ({ start, end, role, joins }) =>
        `${role}${joins ? '+' : ''} ${TEXT.slice(start, end).replace('\n', '/')}`,
    )
const after = (...acts: Act[]) =>
  acts.reduce<LedgerState | null>((state, act) => state && applyAct(TEXT, state, act), SMALL)

describe('an act', () => {
  test('splits an article at the start of a printed line', () => {
    const state = after({ kind: 'split-article', at: at('代表'), newId: NEW })
    expect(saidBy(state, A)).toEqual(['headline 科创走廊再提速', 'body 昨天上午，论坛在松江/举行。'])
    expect(saidBy(state, NEW)).toEqual(['body 各城代表参加。'])
    expect(state?.articles.map(({ id }) => id)).toEqual([A, NEW, B])
  })

  test('splits an article inside a paragraph: what follows begins anew', () => {
    const state = after({ kind: 'split-article', at: at('行。'), newId: NEW })
    expect(saidBy(state, A)).toEqual(['headline 科创走廊再提速', 'body 昨天上午，论坛在松江'])
    expect(saidBy(state, NEW)).toEqual(['body 举行。', 'body 各城代表参加。'])
  })

  test('splits a line without changing what the article says', () => {
    const state = after({ kind: 'split-line', at: at('论坛') })
    expect(saidBy(state, A)?.slice(1, 3)).toEqual(['body 昨天上午，', 'body+ 论坛在松江/举行。'])
    const pieces = state?.articles[0]?.pieces ?? []
    const { blocks } = draftOfPieces(TEXT, pieces)
    const before = draftOfPieces(TEXT, SMALL.articles[0]?.pieces ?? [])
    expect(blocks.map((block) => block.text)).toEqual(before.blocks.map((block) => block.text))
  })

  test('joins an article with the one before it, and merges several in the order given', () => {
    expect(saidBy(after({ kind: 'join-previous', articleId: B }), A)?.slice(3)).toEqual([
      'headline 第二篇标题',
      'body 第二篇正文。',
    ])
    expect(after({ kind: 'join-previous', articleId: A })).toBeNull()
    const state = after(
      { kind: 'split-article', at: at('各城'), newId: NEW },
      { kind: 'merge', into: B, articleIds: [NEW, A] },
    )
    expect(saidBy(state, B)?.map((words) => words.slice(-4))).toEqual([
      '二篇标题',
      '篇正文。',
      '表参加。',
      '廊再提速',
      '/举行。',
    ])
  })

  test('moves half a line to another article, placed by the order of the page', () => {
    const state = after({ kind: 'move', ranges: [rangeOf('代表参加。\n招商')], articleId: B, role: 'body' })
    expect(saidBy(state, B)).toEqual([
      'body 代表参加。',
      'body 招商',
      'headline 第二篇标题',
      'body 第二篇正文。',
    ])
    expect(saidBy(state, A)?.at(-1)).toBe('body 各城')
    expect(state?.discards).toEqual([{ ...SMALL.discards[0], ...rangeOf('热线') }])
  })

  test('text taken from the middle of a paragraph leaves one paragraph, and goes on where text breaks off', () => {
    const state = after(
      { kind: 'new-article', ranges: [rangeOf('上午，')], newId: NEW },
      { kind: 'move', ranges: [rangeOf('论坛')], articleId: NEW },
    )
    expect(saidBy(state, A)).toEqual([
      'headline 科创走廊再提速',
      'body 昨天',
      'body+ 在松江/举行。',
      'body 各城代表参加。',
    ])
    expect(saidBy(state, NEW)).toEqual(['body 上午，', 'body+ 论坛'])
  })

  test('restores what was set aside', () => {
    const state = after({ kind: 'move', ranges: [rangeOf('招商热线')], articleId: A })
    expect(saidBy(state, A)?.at(-1)).toBe('body 招商热线')
    expect(state?.discards).toEqual([])
  })

  test('makes lines that stand together one heading', () => {
    const state = after({
      kind: 'set-role',
      ranges: [rangeOf('举行。'), rangeOf('各城代表参加。')],
      role: 'subhead',
    })
    expect(saidBy(state, A)?.slice(1)).toEqual([
      'body 昨天上午，论坛在松江',
      'subhead 举行。',
      'subhead+ 各城代表参加。',
    ])
  })

  test('sets lines aside across articles; each range is one discard', () => {
    const ranges = [rangeOf('各城代表参加。'), rangeOf('招商热线'), rangeOf('第二篇标题')]
    const state = after({ kind: 'discard', ranges, reason: 'navigation' })
    expect(state?.discards).toEqual([
      { start: at('各城'), end: at('第二篇正文') - 1, reason: 'navigation', score: 1, rule: 'desk.discard' },
    ])
    expect(saidBy(state, B)).toEqual(['body 第二篇正文。'])
  })

  test('an article that owns nothing any more is gone', () => {
    const state = after({
      kind: 'discard',
      ranges: [{ start: at('第二篇'), end: 999 }],
      reason: 'ghost-text',
    })
    expect(state?.articles.map(({ id }) => id)).toEqual([A])
  })

  test('reorders, joins paragraphs and separates them', () => {
    expect(saidBy(after({ kind: 'reorder', articleId: A, from: 2, to: 0 }), A)?.[0]).toBe(
      'body 各城代表参加。',
    )
    expect(saidBy(after({ kind: 'set-joins', at: at('代表'), joins: false }), A)?.slice(2)).toEqual([
      'body 各城',
      'body 代表参加。',
    ])
    expect(saidBy(after({ kind: 'set-joins', at: at('各城'), joins: true }), A)?.[2]).toBe(
      'body+ 各城代表参加。',
    )
  })

  test.for<[string, Act]>([
    ['an unknown article', { kind: 'move', ranges: [rangeOf('昨天')], articleId: NEW }],
    ['a blank range', { kind: 'discard', ranges: [{ start: 7, end: 8 }], reason: 'masthead' }],
    ['a range backwards', { kind: 'discard', ranges: [{ start: 9, end: 2 }], reason: 'masthead' }],
    ['a range off the page', { kind: 'set-role', ranges: [{ start: 900, end: 999 }], role: 'deck' }],
    ['a role that it has', { kind: 'set-role', ranges: [rangeOf('各城')], role: 'body' }],
    ['a reason that it has', { kind: 'discard', ranges: [rangeOf('热线')], reason: 'advertisement' }],
    ['an id that is taken', { kind: 'new-article', ranges: [rangeOf('昨天')], newId: B }],
    ['a split at the first piece', { kind: 'split-article', at: 0, newId: NEW }],
    ['a cut at the start of a piece', { kind: 'split-line', at: at('各城') }],
    ['a place that is none', { kind: 'reorder', articleId: A, from: 0, to: 3 }],
    ['a merge with itself', { kind: 'merge', into: A, articleIds: [A] }],
    ['the same fields', { kind: 'edit-fields', articleId: A, fields: {} }],
  ])('on %s means nothing', ([, act]) => {
    expect(applyAct(TEXT, SMALL, act)).toBeNull()
  })
})

test('lines that nobody owns are named, and an act can give them an owner', () => {
  const bare: LedgerState = { articles: SMALL.articles.slice(0, 1), discards: [] }
  expect(unownedOf(TEXT, bare).map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    '招商热线',
    '第二篇标题',
    '第二篇正文。',
  ])
  const state = applyAct(TEXT, bare, {
    kind: 'new-article',
    ranges: [{ start: at('招商'), end: TEXT.length }],
    newId: B,
    role: 'body',
  })
  expect(state && unownedOf(TEXT, state)).toEqual([])
})
