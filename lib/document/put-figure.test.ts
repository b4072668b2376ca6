import { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { Body, type DocumentNode } from './body'
import { documentSchema } from './extensions'
import { figuresOf, leadFigureId } from './figures-of'
import { putFigure, setLeadFigure } from './put-figure'

const [FIRST, SECOND] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const paragraph = (id: string): DocumentNode => ({
  type: 'paragraph',
  attrs: { id, source: [] },
  content: [{ type: 'text', text: `段落${id}` }],
})
const open = (content: DocumentNode[]) =>
  EditorState.create({ doc: Node.fromJSON(documentSchema, { type: 'doc', content }) })
const bodyOf = (state: EditorState) => Body.parse(state.doc.toJSON())
const order = (state: EditorState) => bodyOf(state).content.map(({ type, attrs }) => attrs?.id ?? type)

function put(state: EditorState, pictureId: string, id: string, behind: string | null): EditorState {
  const tr = putFigure(state, pictureId, { id, behind, isEntered: true })
  return tr ? state.apply(tr) : state
}

test('a picture goes behind its block, the list around it, or the block with the cursor', () => {
  const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('b')] }] }
  const start = open([paragraph('a'), list, paragraph('c')])
  expect(order(put(start, FIRST, 'p', 'a'))).toEqual(['a', 'p', 'bulletList', 'c'])
  expect(order(put(start, FIRST, 'p', 'b'))).toEqual(['a', 'bulletList', 'p', 'c'])
  const atEnd = start.apply(start.tr.setSelection(TextSelection.atEnd(start.doc)))
  expect(order(put(atEnd, FIRST, 'p', 'gone'))).toEqual(['a', 'bulletList', 'c', 'p'])
  const made = put(start, FIRST, 'p', 'c')
  expect(made.selection.$from.parent.attrs).toMatchObject({ id: 'p', assetId: FIRST, alt: '' })
})

test('the first picture stands at the head, and then the one that is said to, alone', () => {
  const one = put(open([paragraph('a')]), FIRST, 'p', 'a')
  const two = put(one, SECOND, 'q', 'p')
  expect(leadFigureId(bodyOf(two))).toBe('p')
  let second = 0
  two.doc.forEach((node, offset) => {
    if (node.attrs.id === 'q') second = offset
  })
  const moved = two.apply(setLeadFigure(two, second, true))
  expect(figuresOf(bodyOf(moved)).map(({ isLead }) => isLead)).toEqual([false, true])
  expect(leadFigureId(bodyOf(moved))).toBe('q')
  const none = moved.apply(setLeadFigure(moved, second, false))
  expect(leadFigureId(bodyOf(none))).toBeNull()
})
