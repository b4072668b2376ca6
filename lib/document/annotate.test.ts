import { history, redo, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { describe, expect, test } from 'vitest'
import {
  acceptAll,
  annotate,
  markableStretch,
  rejectSuggestion,
  removeAnnotation,
  reopenSuggestion,
  reviseAnnotation,
  withEndMoved,
} from './annotate'
import { factsOf, factsPlugin } from './article-facts'
import { contentOf, decisionsOf } from './editor-content'
import { documentSchema } from './extensions'
import { NO_FACTS } from './fact-step'
import { placesOfNames, snapToKnown } from './snap-to-known'
import { openSpans } from './spans'
import type { EditorSuggestion } from './suggestion'
import { drawnSuggestions, locateAll, setCurrentSuggestion, suggestionPlugin } from './suggestion-marks'

const TEXT = '《松江区规划》提出，松江区企业达1.5万家。'
const suggestion = (id: string, quote: string, occurrence: number): EditorSuggestion => ({
  id,
  kind: 'mention',
  blockId: 'a',
  quote,
  occurrence,
  rule: 'gazetteer',
  score: 0.95,
  state: 'open',
  before: '',
  after: '',
  fields: { type: 'place', canonical: '松江区' },
})
const SUGGESTIONS = [
  suggestion('s1', '松江区规划', 0),
  suggestion('s2', '企业', 0),
  suggestion('s3', '金山区', 0),
]
const FIGURE = {
  indicator: '企业',
  subject: '松江区',
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=' as const,
  kind: 'level' as const,
  period: null,
  scope: null,
}

/** The figure with the words it is confirmed against. */
const stated = {
  ...FIGURE,
  basis: { text: '1.5万家', clause: '松江区企业达1.5万家', words: ['企业', '松江区'] },
}

const opened = () =>
  EditorState.create({
    doc: documentSchema.node('doc', null, [
      documentSchema.node('paragraph', { id: 'a', source: [] }, [documentSchema.text(TEXT)]),
      documentSchema.node('paragraph', { id: 'b', source: [] }, [documentSchema.text('下一段')]),
    ]),
    plugins: [history(), factsPlugin(NO_FACTS), suggestionPlugin(SUGGESTIONS)],
  })
const quotes = (state: EditorState) => openSpans(state.doc).map(({ id, quote }) => [id, quote])
const stepped = (state: EditorState, command: typeof undo) => {
  let next = state
  command(state, (tr: Transaction) => (next = state.apply(tr)))
  return next
}
const accept = (state: EditorState, id: string) => {
  const stretch = drawnSuggestions(state).places.get(id) ?? { from: 0, to: 0 }
  const annotation = { kind: 'entity' as const, id: `m-${id}`, tagId: 't1' }
  return state.apply(acceptAll(state, [{ suggestionId: id, state: 'accepted', stretch, annotation }]))
}
const states = (state: EditorState, told = new Map()) =>
  decisionsOf(state, SUGGESTIONS, told).map(({ suggestionId, state: now }) => [suggestionId, now])

describe('annotations', () => {
  test('a selection over brackets and the next block marks the words of the first', () => {
    expect(markableStretch(opened(), { from: 1, to: 8 })).toEqual({ from: 2, to: 7, quote: '松江区规划' })
    expect(markableStretch(opened(), { from: 11, to: TEXT.length + 6 })?.quote).toBe('松江区企业达1.5万家')
    expect(markableStretch(opened(), { from: 8, to: 8 })).toBeNull()
  })

  test('a selection is drawn to a known name that it nearly covers', () => {
    const place = TEXT.lastIndexOf('松江')
    const names = (text: string, at: { start: number; end: number }) =>
      snapToKnown(at, placesOfNames(text, ['松江区']))
    const selected = { from: 1 + place, to: 3 + place }
    expect(markableStretch(opened(), selected)).toMatchObject({ quote: '松江' })
    expect(markableStretch(opened(), selected, names)).toEqual({
      from: 1 + place,
      to: 4 + place,
      quote: '松江区',
    })
  })

  test('the ends of words move by characters, within their block and never past each other', () => {
    const last = { from: TEXT.length, to: TEXT.length + 1 }
    expect(withEndMoved(opened(), last, 'from', -1)).toMatchObject({ quote: '家。' })
    expect(withEndMoved(opened(), last, 'to', 1)).toBeNull()
    expect(withEndMoved(opened(), last, 'from', 1)).toBeNull()
  })

  test('a mark that is moved to other words keeps its id, and one undo puts it back', () => {
    const state = opened()
    const annotation = { kind: 'entity', id: 'm1', tagId: 't1' } as const
    const marked = state.apply(annotate(state, { from: 2, to: 7 }, annotation))
    expect(quotes(marked)).toEqual([['m1', '松江区规划']])
    const moved = marked.apply(reviseAnnotation(marked, { ...annotation, tagId: 't2' }, { from: 2, to: 5 }))
    expect(quotes(moved)).toEqual([['m1', '松江区']])
    expect(factsOf(moved).mentions).toMatchObject({ m1: { tagId: 't2' } })
    const back = stepped(moved, undo)
    expect(quotes(back)).toEqual([['m1', '松江区规划']])
    expect(factsOf(back).mentions).toMatchObject({ m1: { tagId: 't1' } })
  })

  test('mark and fields come and go in one undo', () => {
    const before = opened()
    const stretch = { from: 17, to: 22 }
    const after = before.apply(annotate(before, stretch, { kind: 'metric', id: 'f1', fields: FIGURE }))
    expect(quotes(after)).toEqual([['f1', '1.5万家']])
    expect(contentOf(after).metrics).toEqual({ f1: stated })
    const revised = after.apply(
      reviseAnnotation(after, { kind: 'metric', id: 'f1', fields: { ...FIGURE, unit: '户' } }),
    )
    expect(factsOf(revised).metrics.f1).toEqual({ ...stated, unit: '户' })
    expect(factsOf(stepped(revised, undo)).metrics.f1).toEqual(stated)
    expect(contentOf(stepped(after, undo)).metrics).toEqual({})
    expect(factsOf(stepped(stepped(after, undo), redo)).metrics).toEqual({ f1: stated })
  })

  test('removing one mark leaves those that overlap it, and its record out of the save', () => {
    let state = opened()
    state = state.apply(annotate(state, { from: 2, to: 5 }, { kind: 'entity', id: 'm1', tagId: 't1' }))
    state = state.apply(annotate(state, { from: 2, to: 7 }, { kind: 'entity', id: 'm2', tagId: 't2' }))
    state = state.apply(removeAnnotation(state, { kind: 'entity', id: 'm2' }))
    expect(quotes(state)).toEqual([['m1', '松江区']])
    expect(contentOf(state).mentions).toEqual({ m1: { tagId: 't1', quote: '松江区' } })
  })
})

describe('suggestions', () => {
  test('accepting marks the words and is taken back by one undo', () => {
    const accepted = accept(opened(), 's1')
    expect(quotes(accepted)).toEqual([['m-s1', '松江区规划']])
    expect(states(accepted)).toEqual([
      ['s1', 'accepted'],
      ['s3', 'superseded'],
    ])
    expect(states(stepped(accepted, undo))).toEqual([['s3', 'superseded']])
  })

  test('a rejection told to the server and undone is opened again', () => {
    const before = opened()
    const rejected = before.apply(rejectSuggestion(before, 's2'))
    expect(states(rejected)).toContainEqual(['s2', 'rejected'])
    expect(states(stepped(rejected, undo), new Map([['s2', 'rejected']]))).toContainEqual(['s2', 'open'])
  })

  test('reopening takes the mark away; removing the mark rejects', () => {
    const accepted = accept(opened(), 's1')
    expect(quotes(accepted.apply(reopenSuggestion(accepted, 's1')))).toEqual([])
    const removed = accepted.apply(removeAnnotation(accepted, { kind: 'entity', id: 'm-s1' }))
    expect(states(removed)).toContainEqual(['s1', 'rejected'])
  })

  test('only open suggestions are drawn, and the current one stands out', () => {
    const classes = (state: EditorState) =>
      drawnSuggestions(state)
        .decorations.find()
        .map(({ from, to }) => state.doc.textBetween(from, to))
    expect(classes(opened())).toEqual(['松江区规划', '企业'])
    expect(classes(accept(opened(), 's1'))).toEqual(['企业'])
    const state = opened()
    expect(drawnSuggestions(state.apply(setCurrentSuggestion(state.tr, 's2'))).currentId).toBe('s2')
  })

  test('a superseded one has no place where another stands, which alone is offered', () => {
    const words = { quote: '企业', before: '提出，松江区', after: '达1.5万家' }
    const old: EditorSuggestion = {
      ...suggestion('old', '企业', 0),
      ...words,
      blockId: 'gone',
      state: 'superseded',
    }
    const { doc } = opened()
    expect([...locateAll(doc, [old, ...SUGGESTIONS]).keys()]).toEqual(['s1', 's2'])
    expect([...locateAll(doc, [old]).keys()]).toEqual(['old'])
  })

  test('words typed over are superseded, and open again when the typing is undone', () => {
    const before = opened()
    const typed = before.apply(before.tr.insertText('工厂', 14, 16))
    expect(states(typed)).toContainEqual(['s2', 'superseded'])
    expect(states(stepped(typed, undo))).toEqual([['s3', 'superseded']])
  })
})
