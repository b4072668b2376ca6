import { history, undo } from '@tiptap/pm/history'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { documentSchema } from './extensions'
import { FindMarks, findsOf, lookAt, lookFor, placeFrom, replacePlaces } from './find-marks'

const { nodes, marks } = documentSchema
const entity = (mentionId: string) => marks.entity?.create({ mentionId })
const ask = { query: '松江', isExact: false, isWhole: false, unitesScripts: true }

type Piece = string | { text: string; mention: string }

function stateOf(...paragraphs: Piece[][]): EditorState {
  const doc = nodes.doc?.create(
    null,
    paragraphs.map((pieces) =>
      nodes.paragraph?.create(
        null,
        pieces.map((piece) => {
          const mark = typeof piece === 'string' ? undefined : entity(piece.mention)
          return documentSchema.text(typeof piece === 'string' ? piece : piece.text, mark ? [mark] : [])
        }),
      ),
    ) as never,
  )
  const plugins = FindMarks.config.addProseMirrorPlugins?.call({} as never) ?? []
  return EditorState.create({ ...(doc && { doc }), plugins: [history(), ...plugins] })
}

const textOf = (state: EditorState) => state.doc.textBetween(0, state.doc.content.size, '|')
const mentionsOf = (state: EditorState) => {
  const found: string[] = []
  state.doc.descendants((node) => {
    for (const mark of node.marks) found.push(`${String(mark.attrs.mentionId)} ${node.text}`)
  })
  return found
}

test('places follow the text, and the one that is looked at stays so', () => {
  let state = stateOf(['松江与松江'], ['在', { text: '松江区', mention: 'a' }])
  state = state.apply(lookFor(state.tr, ask))
  expect(findsOf(state).places).toEqual([
    { from: 1, to: 3 },
    { from: 4, to: 6 },
    { from: 9, to: 11 },
  ])
  state = state.apply(lookAt(state.tr, 1))
  state = state.apply(state.tr.insertText('今天，', 1))
  expect([findsOf(state).current, findsOf(state).places[1]]).toEqual([1, { from: 7, to: 9 }])
  state = state.apply(lookFor(state.tr, null))
  expect(findsOf(state).places).toEqual([])
})

test('walking goes round the ends', () => {
  const places = [
    { from: 3, to: 4 },
    { from: 8, to: 9 },
  ]
  expect([placeFrom(places, 0, 1), placeFrom(places, 4, 1), placeFrom(places, 9, 1)]).toEqual([0, 1, 0])
  expect([placeFrom(places, 8, -1), placeFrom(places, 3, -1), placeFrom([], 0, 1)]).toEqual([0, 1, -1])
})

test('all are replaced in one step of undo; a mark around the words keeps them, one beside them is not touched', () => {
  let state = stateOf(
    ['松江与', { text: '松江区政府', mention: 'a' }],
    [{ text: '上海', mention: 'b' }, '松江'],
  )
  const before = state.doc
  state = state.apply(lookFor(state.tr, ask))
  state = state.apply(replacePlaces(state, findsOf(state).places, '嘉兴'))
  expect(textOf(state)).toBe('嘉兴与嘉兴区政府|上海嘉兴')
  expect(mentionsOf(state)).toEqual(['a 嘉兴区政府', 'b 上海'])
  expect(findsOf(state).places).toEqual([])
  undo(state, (tr) => {
    state = state.apply(tr)
  })
  expect(state.doc.eq(before)).toBe(true)
})

test('what stays of the words keeps its marks: only what differs is touched', () => {
  let state = stateOf([{ text: '松江', mention: 'a' }, '政府与', { text: '松江', mention: 'b' }, '政府'])
  state = state.apply(lookFor(state.tr, { ...ask, query: '松江政府' }))
  state = state.apply(replacePlaces(state, findsOf(state).places, '松江区政府'))
  expect(textOf(state)).toBe('松江区政府与松江区政府')
  expect(mentionsOf(state)).toEqual(['a 松江', 'b 松江'])
})

test('words are taken away by nothing', () => {
  let state = stateOf(['松江，松江'])
  state = state.apply(lookFor(state.tr, ask))
  state = state.apply(replacePlaces(state, findsOf(state).places, ''))
  expect(textOf(state)).toBe('，')
})
