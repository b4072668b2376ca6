import { EditorState } from '@tiptap/pm/state'
import { history, undo } from '@tiptap/pm/history'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf, factsPlugin } from './article-facts'
import type { Body } from './body'
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

  test('makes any text any other', () => {
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
