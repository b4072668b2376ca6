import { Editor } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { rejectSuggestion, reopenSuggestion } from './annotate'
import { ArticleFacts, changesArticle } from './article-facts'
import { documentExtensions, documentSchema } from './extensions'
import { NO_FACTS, type Facts } from './fact-step'
import type { EditorSuggestion } from './suggestion'
import { drawnSuggestions, setCurrentSuggestion, SuggestionMarks } from './suggestion-marks'

const suggestion = (id: string, quote: string): EditorSuggestion => ({
  id,
  kind: 'mention',
  blockId: 'a',
  quote,
  occurrence: 0,
  rule: 'known-name',
  score: 0.95,
  state: 'open',
  before: '',
  after: '',
  fields: { type: 'place', canonical: quote },
})
const SUGGESTIONS = [suggestion('s1', '松江区'), suggestion('s2', '金山区')]
const REJECTED: Facts = { ...NO_FACTS, decisions: { s1: { state: 'rejected', resultId: null } } }

/** A state with the plugins in the order in which an editor makes them. */
function opened(facts: Facts): EditorState {
  const text = documentSchema.text('松江区与金山区')
  const paragraph = documentSchema.node('paragraph', { id: 'a', source: [] }, [text])
  const { state, extensionManager } = new Editor({
    element: null,
    content: documentSchema.node('doc', null, [paragraph]).toJSON(),
    extensions: [
      ...documentExtensions,
      ArticleFacts.configure({ facts }),
      SuggestionMarks.configure({ suggestions: SUGGESTIONS }),
    ],
  })
  return EditorState.create({ doc: state.doc, plugins: extensionManager.plugins })
}
// Tiptap asks which keys the machine has when it makes its plugins.
beforeAll(() => {
  vi.stubGlobal('navigator', { platform: 'Linux', userAgent: '' })
  return () => vi.unstubAllGlobals()
})

const drawn = (state: EditorState) =>
  drawnSuggestions(state)
    .decorations.find()
    .map(({ from, to }) => state.doc.textBetween(from, to))

describe('the suggestions drawn in an editor', () => {
  test('one that was decided before the article was opened is not drawn', () => {
    expect(drawn(opened(REJECTED))).toEqual(['金山区'])
  })

  test('one is drawn until it is decided, and again when the decision is taken back', () => {
    const before = opened(NO_FACTS)
    expect(drawn(before)).toEqual(['松江区', '金山区'])
    const rejected = before.apply(rejectSuggestion(before, 's1'))
    expect(drawn(rejected)).toEqual(['金山区'])
    const walked = rejected.apply(setCurrentSuggestion(rejected.tr, 's2'))
    expect(drawn(walked)).toEqual(['金山区'])
    expect(drawn(walked.apply(reopenSuggestion(walked, 's1')))).toEqual(['松江区', '金山区'])
  })
})

describe('what makes an article unsaved', () => {
  test('a decision and its taking back, as much as typing; not looking at a suggestion', () => {
    const state = opened(REJECTED)
    expect(changesArticle(rejectSuggestion(state, 's2'))).toBe(true)
    expect(changesArticle(reopenSuggestion(state, 's1'))).toBe(true)
    expect(changesArticle(state.tr.insertText('上海', 1))).toBe(true)
    expect(changesArticle(setCurrentSuggestion(state.tr, 's2'))).toBe(false)
  })
})
