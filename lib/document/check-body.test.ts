import { describe, expect, test } from 'vitest'
import { Refused } from '../errors'
import type { Body, DocumentNode } from './body'
import { checkBody, isSafeHref, parseBody } from './check-body'

const UUID = '018f2f9e-0000-7000-8000-000000000001'
const OTHER = '018f2f9e-0000-7000-8000-000000000002'
const paragraph = (id: string, ...content: DocumentNode[]): DocumentNode => ({
  type: 'paragraph',
  attrs: { id, source: [] },
  content,
})
const bodyOf = (...content: DocumentNode[]): Body => ({ type: 'doc', content })
const text = (words: string, ...marks: NonNullable<DocumentNode['marks']>): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})

describe('checkBody', () => {
  test('takes every kind of block', () => {
    const body = bodyOf(
      { type: 'heading', attrs: { id: 'a', source: [], level: 2 }, content: [text('小标题')] },
      paragraph('b', text('松江', { type: 'entity', attrs: { mentionId: UUID } }), { type: 'hardBreak' }),
      {
        type: 'figure',
        attrs: {
          id: 'c',
          source: [{ page: UUID, ranges: [{ start: 1, end: 4 }] }],
          credit: '陈正宝',
          assetId: null,
          isLead: false,
          alt: '',
        },
        content: [text('图为车间')],
      },
      { type: 'blockquote', content: [paragraph('d', text('引文'))] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('e', text('条'))] }] },
      { type: 'horizontalRule' },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('f', text('格'))] }] },
        ],
      },
    )
    expect(() => checkBody(body)).not.toThrow()
  })

  test('takes overlapping marks of one kind', () => {
    const marks = [UUID, OTHER].map((metricId) => ({ type: 'metric' as const, attrs: { metricId } }))
    expect(
      parseBody(bodyOf(paragraph('a', text('1.5万家', ...marks)))).content[0]?.content?.[0]?.marks,
    ).toHaveLength(2)
  })

  test.for([
    ['an unknown node', bodyOf({ type: 'script' })],
    ['an empty document', bodyOf()],
    ['text outside a block', bodyOf(text('散字'))],
    ['a block in a paragraph', bodyOf(paragraph('a', paragraph('b')))],
    ['a block without an id', bodyOf({ type: 'paragraph', attrs: { source: [] } })],
    ['two blocks with one id', bodyOf(paragraph('a'), paragraph('a'))],
    [
      'a heading of another level',
      bodyOf({
        type: 'heading',
        attrs: { id: 'a', source: [], level: 'x' },
        content: [text('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })],
      }),
    ],
    [
      'a script behind a link',
      bodyOf(paragraph('a', text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))),
    ],
    ['a mention without an id', bodyOf(paragraph('a', text('x', { type: 'entity', attrs: {} })))],
    ['a source that is none', bodyOf({ type: 'paragraph', attrs: { id: 'a', source: [{ page: 'p' }] } })],
  ] as const)('refuses %s', ([, body]) => {
    expect(() => checkBody(body)).toThrow(Refused)
  })

  test('drops what the schema does not know', () => {
    const body = bodyOf({ ...paragraph('a', text('x')), attrs: { id: 'a', source: [], onclick: 'x' } })
    expect(parseBody(body).content[0]?.attrs).toEqual({ id: 'a', source: [] })
  })
})

test.for([
  ['https://example.cn/a?b=1', true],
  ['mailto:desk@example.cn', true],
  ['/articles/a', true],
  ['//evil.example', false],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
] as const)('isSafeHref %s', ([href, safe]) => {
  expect(isSafeHref(href)).toBe(safe)
})
