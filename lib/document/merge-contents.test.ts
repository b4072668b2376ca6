import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annotationsOf } from './annotations-of'
import { textBlocksOf, textOf, type Body, type DocumentNode } from './body'
import type { ArticleContent } from './content'
import { markBody } from './mark-body'
import { mergeContents, type Choice, type MergeConflict } from './merge-contents'

const SECTION = '00000000-0000-4000-8000-000000000002'
type Blocks = readonly (readonly [string, string])[]

const bodyOf = (blocks: Blocks): Body => ({
  type: 'doc',
  content: blocks.map(([id, text]) => ({
    type: 'paragraph',
    attrs: { id, source: [] },
    content: text === '' ? [] : [{ type: 'text', text }],
  })),
})

function content(blocks: Blocks, fields: Partial<ArticleContent> = {}): ArticleContent {
  return {
    schemaVersion: 1,
    kicker: null,
    headline: '标题',
    deck: null,
    sectionId: SECTION,
    bylines: [],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    body: bodyOf(blocks),
    mentions: {},
    metrics: {},
    ...fields,
  }
}

const read = ({ body }: ArticleContent) => textBlocksOf(body).map(({ id, text }) => `${id} ${text}`)
function merge(base: Blocks, mine: Blocks, theirs: Blocks, choice: Choice = 'mine') {
  let made = 0
  const { content: merged, conflicts } = mergeContents(
    { base: content(base), mine: content(mine), theirs: content(theirs) },
    { choose: () => choice, createId: () => `new${(made += 1)}` },
  )
  return { text: read(merged), conflicts: conflicts.map(({ kind, key }) => `${kind} ${key}`) }
}

const A = ['a', '各城代表昨天参加论坛。'] as const
const B = ['b', '产业协作不断加深。'] as const
const C = ['c', '会议将于明年在苏州举行。'] as const

describe('the text of two people', () => {
  test('in different paragraphs stands from both, without a question', () => {
    const merged = merge(
      [A, B, C],
      [['a', '各城代表今天参加论坛。'], B, C],
      [A, B, ['c', '会议在杭州举行。']],
    )
    expect(merged).toEqual({
      text: ['a 各城代表今天参加论坛。', 'b 产业协作不断加深。', 'c 会议在杭州举行。'],
      conflicts: [],
    })
  })

  test('added, deleted and moved in different places stands from both', () => {
    expect(merge([A, B, C], [A, ['x', '我的新段。'], B, C], [A, C, ['y', '他的新段。']])).toEqual({
      text: ['a 各城代表昨天参加论坛。', 'x 我的新段。', 'c 会议将于明年在苏州举行。', 'y 他的新段。'],
      conflicts: [],
    })
    expect(merge([A, B, C], [C, A, B], [A, ['b', '产业协作加深。'], C]).text).toEqual([
      'c 会议将于明年在苏州举行。',
      'a 各城代表昨天参加论坛。',
      'b 产业协作加深。',
    ])
  })

  test('both at the end of one paragraph stand behind each other', () => {
    expect(merge([A], [A, ['x', '我的。']], [A, ['y', '他的。']])).toEqual({
      text: ['a 各城代表昨天参加论坛。', 'y 他的。', 'x 我的。'],
      conflicts: [],
    })
  })

  test('in the same paragraph is a question; mine, theirs or both can be the answer', () => {
    const [mine, theirs] = [
      ['a', '各城代表今天参加论坛。'] as const,
      ['a', '各城代表昨天出席论坛。'] as const,
    ]
    const answer = (choice: Choice) => merge([A, B], [mine, B], [theirs, B], choice)
    expect(answer('mine')).toEqual({
      text: ['a 各城代表今天参加论坛。', 'b 产业协作不断加深。'],
      conflicts: ['text a'],
    })
    expect(answer('theirs').text).toEqual(['a 各城代表昨天出席论坛。', 'b 产业协作不断加深。'])
    expect(answer('both').text).toEqual([
      'a 各城代表今天参加论坛。',
      'new1 各城代表昨天出席论坛。',
      'b 产业协作不断加深。',
    ])
  })

  test('deleted by one and rewritten by the other is a question', () => {
    expect(merge([A, B], [A], [A, ['b', '协作加深。']])).toEqual({
      text: ['a 各城代表昨天参加论坛。'],
      conflicts: ['text b'],
    })
    expect(merge([A, B], [A], [A, ['b', '协作加深。']], 'theirs').text).toEqual([
      'a 各城代表昨天参加论坛。',
      'b 协作加深。',
    ])
  })

  test('split by one and rewritten by the other is one question about all of it', () => {
    const split = [
      ['a', '各城代表'],
      ['n', '昨天参加论坛。'],
    ] as const
    const other = [['a', '各城代表昨天出席论坛。']] as const
    expect(merge([A], split, other)).toEqual({
      text: ['a 各城代表', 'n 昨天参加论坛。'],
      conflicts: ['text a'],
    })
    expect(merge([A], split, other, 'theirs').text).toEqual(['a 各城代表昨天出席论坛。'])
    expect(merge([A, B], [['a', `${A[1]}${B[1]}`]], [A, ['b', '协作加深。']]).conflicts).toEqual(['text a'])
  })

  test('moved differently by both is a question about the order alone', () => {
    expect(merge([A, B, C], [B, A, C], [C, A, B]).conflicts).toEqual(['order order'])
  })
})

describe('names and figures of two people', () => {
  const [M1, M2, TAG1, TAG2] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000010${n}`) as [
    string,
    string,
    string,
    string,
  ]
  const named = (id: string, start: number, end: number, text: string = A[1]) =>
    markBody(bodyOf([['a', text], B]), [
      { blockId: 'a', start, end, mark: { type: 'entity', attrs: { mentionId: id } } },
    ])
  const base = content([A, B])
  const mine = content([], { body: named(M1, 0, 2), mentions: { [M1]: { tagId: TAG1 } } })

  test('in one paragraph stand from both', () => {
    const theirs = content([], { body: named(M2, 2, 4), mentions: { [M2]: { tagId: TAG2 } } })
    const { content: merged, conflicts } = mergeContents({ base, mine, theirs })
    expect(conflicts).toEqual([])
    expect(annotationsOf(merged.body).map(({ id, quote }) => [id, quote])).toEqual([
      [M1, '各城'],
      [M2, '代表'],
    ])
    expect(merged.mentions).toEqual({ ...mine.mentions, ...theirs.mentions })
  })

  test('stay on their words when the other rewrites the rest of the paragraph, and are asked about when it is those words', () => {
    const elsewhere = mergeContents({ base, mine, theirs: content([['a', '各城代表出席论坛。'], B]) })
    expect(elsewhere.conflicts).toEqual([])
    expect(annotationsOf(elsewhere.content.body).map(({ quote }) => quote)).toEqual(['各城'])
    expect(read(elsewhere.content)[0]).toBe('a 各城代表出席论坛。')
    const there = mergeContents({ base, mine, theirs: content([['a', '九城代表昨天参加论坛。'], B]) })
    expect(there.conflicts.map(({ kind }) => kind)).toEqual(['text'])
  })

  test('given to two tags is a question', () => {
    const theirs = { ...mine, mentions: { [M1]: { tagId: TAG2 } } }
    const start = { ...mine, mentions: { [M1]: { tagId: SECTION } } }
    const { conflicts } = mergeContents({ base: start, mine, theirs })
    expect(conflicts.map(({ kind, key }) => [kind, key])).toEqual([['mentions', M1]])
    expect(mergeContents({ base: mine, mine, theirs }).content.mentions).toEqual(theirs.mentions)
  })

  test('both texts kept are two names of the same tag', () => {
    const theirs = content([], {
      body: named(M1, 0, 2, '各城代表出席论坛。'),
      mentions: { [M1]: { tagId: TAG1 } },
    })
    const own = content([], {
      body: named(M1, 0, 2, '各城代表参加论坛。'),
      mentions: { [M1]: { tagId: TAG1 } },
    })
    const { content: merged } = mergeContents(
      { base: mine, mine: own, theirs },
      { choose: () => 'both', createId: () => M2 },
    )
    expect(merged.mentions).toEqual({ [M1]: { tagId: TAG1 }, [M2]: { tagId: TAG1 } })
  })
})

test('fields stand from whoever changed them, and are asked about when both did', () => {
  const base = content([A])
  const mine = { ...base, headline: '我的标题', deck: '副题' }
  const merged = mergeContents({ base, mine, theirs: { ...base, headline: '他的标题', outlet: '新华社' } })
  expect(merged.content).toMatchObject({ headline: '我的标题', deck: '副题', outlet: '新华社' })
  expect(merged.conflicts.map(({ kind, key }) => [kind, key])).toEqual([['field', 'headline']])
})

describe('whatever two people do', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const words = fc.string({ unit: fc.constantFrom('科', '创', '走', '廊', '1'), maxLength: 6 })
  const blocks = fc
    .tuple(fc.shuffledSubarray(ids), fc.array(words, { minLength: 5, maxLength: 5 }))
    .map(([order, texts]): Blocks => order.map((id) => [id, texts[ids.indexOf(id)] ?? '']))
  const added = fc.array(fc.tuple(fc.constantFrom('x', 'y'), words), { maxLength: 2 })
  const edited = fc.tuple(blocks, added).map(([kept, more]): Blocks => {
    const fresh = [...new Map(more)]
    return [...kept, ...fresh]
  })

  test('a change of one alone is taken as it is', () => {
    fc.assert(
      fc.property(edited, edited, (base, other) => {
        for (const [mine, theirs] of [
          [base, other],
          [other, base],
          [other, other],
        ] as const) {
          const merged = mergeContents({ base: content(base), mine: content(mine), theirs: content(theirs) })
          expect(merged.conflicts).toEqual([])
          expect(read(merged.content)).toEqual(read(content(other)))
        }
      }),
    )
  })

  test('no paragraph that anyone wrote is lost: it stands in the text or is asked about', () => {
    const wordsOf = (nodes: readonly DocumentNode[]) => nodes.map(textOf)
    const asked = (conflict: MergeConflict) =>
      conflict.kind === 'text' ? [...wordsOf(conflict.mine), ...wordsOf(conflict.theirs)] : []
    fc.assert(
      fc.property(edited, edited, edited, (base, mine, theirs) => {
        const { content: merged, conflicts } = mergeContents({
          base: content(base),
          mine: content(mine),
          theirs: content(theirs),
        })
        const known = new Map(base)
        const left = new Set([
          ...textBlocksOf(merged.body).map(({ text }) => text),
          ...conflicts.flatMap(asked),
        ])
        for (const [id, text] of [...mine, ...theirs])
          if (known.get(id) !== text) expect([...left]).toContain(text)
        const standing = textBlocksOf(merged.body).map(({ id }) => id)
        expect(new Set(standing).size).toBe(standing.length)
      }),
    )
  })
})
