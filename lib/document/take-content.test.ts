import { EditorState, TextSelection } from '@tiptap/pm/state'
import { history, undo } from '@tiptap/pm/history'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, factsPlugin } from './article-facts'
import type { Body, DocumentNode, Mark } from './body'
import { contentOf } from './editor-content'
import { documentSchema } from './extensions'
import { NO_FACTS } from './fact-step'
import { identityPlugins } from './identity'
import { markBody } from './mark-body'
import { takeContent } from './take-content'
import { isTaken } from './taken'

const [MENTION, TAG] = [
  '00000000-0000-4000-8000-000000000101',
  '00000000-0000-4000-8000-000000000102',
] as const

const bodyOf = (blocks: readonly (readonly [string, string])[]): Body => ({
  type: 'doc',
  content: blocks.map(([id, text]) => ({
    type: 'paragraph',
    attrs: { id, source: [] },
    content: text === '' ? [] : [{ type: 'text', text }],
  })),
})
let made = 0
const open = (body: Body) =>
  EditorState.create({
    doc: documentSchema.nodeFromJSON(body),
    plugins: [history(), ...identityPlugins(() => `made${(made += 1)}`), factsPlugin(NO_FACTS)],
  })
function take(state: EditorState, body: Body, mentions = {}): EditorState {
  const tr = takeContent(state, { body, mentions, metrics: {} })
  return tr ? state.applyTransaction(tr).state : state
}
const A = ['a', '第一段。'] as const
const B = ['b', '第二段。'] as const

describe('taking what is stored into an open text', () => {
  test('brings marks with their records, and is no edit', () => {
    const body = markBody(bodyOf([A, B]), [
      { blockId: 'b', start: 0, end: 2, mark: { type: 'entity', attrs: { mentionId: MENTION } } },
    ])
    const state = open(bodyOf([A, B]))
    const tr = takeContent(state, { body, mentions: { [MENTION]: { tagId: TAG } }, metrics: {} }, [
      { id: 's1', state: 'accepted' },
    ])
    expect(tr && isTaken(tr)).toBe(true)
    const taken = tr ? state.applyTransaction(tr).state : state
    expect(contentOf(taken)).toEqual({ ...contentOf(open(body)), mentions: { [MENTION]: { tagId: TAG } } })
    expect(factsOf(taken).decisions).toEqual({ s1: { state: 'accepted', resultId: null } })
    expect(takeContent(taken, contentOf(taken))).toBeNull()
  })

  test('leaves the cursor in its words, and undo takes back what was typed here alone', () => {
    const start = open(bodyOf([A, B]))
    const typed = start.apply(start.tr.insertText('我的', 7))
    const taken = take(
      typed,
      bodyOf([
        ['x', '新的一段。'],
        ['a', '他改的第一段。'],
        ['b', '我的第二段。'],
      ]),
    )
    let undone = taken
    undo(taken, (tr) => (undone = taken.apply(tr)))
    expect(undone.doc.textContent).toBe('新的一段。他改的第一段。第二段。')
  })

  test('leaves the cursor in a paragraph that others marked or changed, and undo takes back what was typed in it', () => {
    const start = open(bodyOf([['a', '记者从松江区获悉，今年增长。'], B]))
    const written = start.apply(start.tr.insertText('上海', 4))
    const typed = written.apply(written.tr.setSelection(TextSelection.create(written.doc, 6)))
    const changed = bodyOf([['a', '本报记者从上海松江区获悉，去年增长。'], B])
    const body = markBody(changed, [
      { blockId: 'a', start: 7, end: 10, mark: { type: 'entity', attrs: { mentionId: MENTION } } },
    ])
    const taken = take(typed, body, { [MENTION]: { tagId: TAG } })
    expect(contentOf(taken).body).toEqual(contentOf(open(body)).body)
    const { parentOffset, parent } = taken.selection.$head
    expect(parent.textContent.slice(0, parentOffset)).toBe('本报记者从上海')
    let undone = taken
    undo(taken, (tr) => (undone = taken.apply(tr)))
    expect(undone.doc.textContent).toBe('本报记者从松江区获悉，去年增长。第二段。')
  })

  test('leaves the cursor in an item of a list whose other items others changed', () => {
    const listOf = (...items: readonly (readonly [string, string])[]): Body => ({
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: items.map((item) => ({ type: 'listItem', content: bodyOf([item]).content })),
        },
      ],
    })
    const state = open(listOf(A, B))
    const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 13)))
    expect(at.selection.$head.parent.textContent).toBe('第二段。')
    const { parentOffset } = at.selection.$head
    const body = listOf(['x', '新的。'], ['a', '改过的。'], B)
    const taken = take(at, body)
    expect(contentOf(taken).body).toEqual(contentOf(open(body)).body)
    expect(taken.selection.$head.parent.textContent).toBe('第二段。')
    expect(taken.selection.$head.parentOffset).toBe(parentOffset)
  })

  test('makes any text any other', () => {
    const marks: Mark[] = [{ type: 'bold' }, { type: 'italic' }]
    const inline: fc.Arbitrary<DocumentNode> = fc.oneof(
      fc.record({
        type: fc.constant('text'),
        text: fc.string({ unit: fc.constantFrom('科', '创', '𠮷'), minLength: 1, maxLength: 3 }),
        marks: fc.subarray(marks),
      }),
      fc.constant({ type: 'hardBreak' }),
    )
    const block = fc.record({
      type: fc.constantFrom('paragraph', 'heading'),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      content: fc.array(inline, { maxLength: 4 }),
      list: fc.boolean(),
    })
    const bodies = fc
      .uniqueArray(block, { minLength: 1, maxLength: 5, selector: ({ id }) => id })
      .map((blocks): Body => ({
        type: 'doc',
        content: blocks.map(({ type, id, content, list }) => {
          const attrs = { id, source: [], ...(type === 'heading' && !list && { level: 2 }) }
          const node = { type: list ? 'paragraph' : type, attrs, content }
          return list ? { type: 'bulletList', content: [{ type: 'listItem', content: [node] }] } : node
        }),
      }))
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        expect(contentOf(take(open(before), after)).body).toEqual(contentOf(open(after)).body)
      }),
      { numRuns: 300 },
    )
  })

  test('makes any paragraphs any others', () => {
    const block = fc.tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      fc.string({ unit: fc.constantFrom('科', '创'), maxLength: 3 }),
    )
    const blocks = fc.uniqueArray(block, { minLength: 1, maxLength: 5, selector: ([id]) => id })
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        expect(contentOf(take(open(bodyOf(before)), bodyOf(after))).body).toEqual(
          contentOf(open(bodyOf(after))).body,
        )
      }),
    )
  })
})
