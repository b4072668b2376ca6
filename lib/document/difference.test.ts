import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EMPTY_CONTENT, type ArticleContent } from './content'
import { differenceOf, isNoDifference, isUnchanged, type BlockDifference } from './difference'
import { markBody } from './mark-body'

const SECTION = '00000000-0000-4000-8000-000000000002'
const MENTION = '00000000-0000-4000-8000-000000000003'

/** A content of paragraphs `[id, text]`. */
function content(
  blocks: readonly (readonly [string, string])[],
  fields: Partial<ArticleContent> = {},
): ArticleContent {
  return {
    ...EMPTY_CONTENT,
    headline: '标题',
    sectionId: SECTION,
    body: {
      type: 'doc',
      content: blocks.map(([id, text]) => ({
        type: 'paragraph',
        attrs: { id, source: [] },
        content: text === '' ? [] : [{ type: 'text', text }],
      })),
    },
    ...fields,
  }
}

const said = ({ kind, isMoved, parts }: BlockDifference) => {
  const sign = { same: '', added: '+', removed: '-' }
  return `${kind}${isMoved ? ' moved' : ''} ${parts.map((part) => sign[part.kind] + part.text).join('|')}`
}
const read = (
  before: readonly (readonly [string, string])[],
  after: readonly (readonly [string, string])[],
) => differenceOf(content(before), content(after)).blocks.map(said)

const A = ['a', '各城代表昨天参加论坛。'] as const
const B = ['b', '产业协作不断加深。'] as const
const C = ['c', '会议将于明年在苏州举行。'] as const

describe('a difference of two versions', () => {
  test('tells what was added, removed and rewritten, each at its place', () => {
    expect(read([A, B, C], [['x', '新的一段。'], A, ['c', '会议将于明年在杭州举行。']])).toEqual([
      'added +新的一段。',
      'same 各城代表昨天参加论坛。',
      'removed -产业协作不断加深。',
      'changed 会议将于明年在|-苏|+杭|州举行。',
    ])
  })

  test('knows a paragraph without its id again, by its text or by what is left of it', () => {
    expect(
      read(
        [A, C],
        [
          ['x', A[1]],
          ['y', '会议将于后年在苏州举行。'],
        ],
      ),
    ).toEqual(['same 各城代表昨天参加论坛。', 'changed 会议将于|-明|+后|年在苏州举行。'])
  })

  test('names as moved as few blocks as it can', () => {
    expect(read([A, B, C], [C, A, B])).toEqual([
      'same moved 会议将于明年在苏州举行。',
      'same 各城代表昨天参加论坛。',
      'same 产业协作不断加深。',
    ])
  })

  test('keeps fields apart', () => {
    const bylines = [{ name: '张三', role: '记者', personTagId: null }]
    const { fields } = differenceOf(
      content([A]),
      content([A], { headline: '新标题', isFragment: true, bylines }),
    )
    expect(fields).toEqual([
      {
        field: 'headline',
        parts: [
          { kind: 'added', text: '新' },
          { kind: 'same', text: '标题' },
        ],
      },
      { field: 'bylines', parts: [{ kind: 'added', text: '记者 张三' }] },
      { field: 'isFragment', before: false, after: true },
    ])
  })

  test('sees marks that came or went under the same words', () => {
    const plain = content([C])
    const mark = { type: 'entity' as const, attrs: { mentionId: MENTION } }
    const body = markBody(plain.body, [{ blockId: 'c', start: 7, end: 9, mark }])
    const [block] = differenceOf(plain, { ...plain, body }).blocks
    expect(block?.marks).toEqual([{ kind: 'added', mark: 'entity', quote: '苏州' }])
    expect(block && isUnchanged(block)).toBe(false)
  })

  test('law: both versions can be read off it, whatever they are', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const text = fc.string({ unit: fc.constantFrom('走', '廊', '科', '创', '。'), maxLength: 12 })
    const blocks = fc.uniqueArray(fc.tuple(id, text), { selector: ([key]) => key, maxLength: 5 })
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const difference = differenceOf(content(before), content(after))
        const version = (kind: 'added' | 'removed') =>
          difference.blocks
            .filter((block) => block.kind !== (kind === 'added' ? 'removed' : 'added'))
            .map(({ parts }) =>
              parts.map((part) => (part.kind === 'same' || part.kind === kind ? part.text : '')).join(''),
            )
        expect(version('added')).toEqual(after.map(([, words]) => words))
        expect(version('removed').toSorted()).toEqual(before.map(([, words]) => words).toSorted())
        const isSame = JSON.stringify(before) === JSON.stringify(after)
        if (isSame) expect(isNoDifference(difference)).toBe(true)
      }),
    )
  })
})

test('a picture that is put in, replaced or described otherwise is told, and one that stays is not', () => {
  const figure = (attrs: object) => ({
    type: 'figure',
    attrs: { id: 'f', source: [], credit: null, assetId: 'one', alt: '会场', isLead: false, ...attrs },
  })
  const withFigure = (...figures: ReturnType<typeof figure>[]) => {
    const plain = content([['a', '一']])
    return { ...plain, body: { ...plain.body, content: [...plain.body.content, ...figures] } }
  }
  const pictures = (before: ArticleContent, after: ArticleContent) =>
    differenceOf(before, after).blocks.flatMap(({ picture }) => picture ?? [])
  const one = withFigure(figure({}))
  expect(pictures(one, one)).toEqual([])
  expect(pictures(withFigure(), one)).toMatchObject([{ before: null, after: { assetId: 'one' } }])
  expect(pictures(one, withFigure())).toMatchObject([{ before: { assetId: 'one' }, after: null }])
  const other = withFigure(figure({ assetId: 'two', alt: '会场内', isLead: true }))
  expect(pictures(one, other)).toMatchObject([
    { before: { assetId: 'one', isLead: false }, after: { assetId: 'two', alt: '会场内', isLead: true } },
  ])
  expect(isNoDifference(differenceOf(one, other))).toBe(false)
})
