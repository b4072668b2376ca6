import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { factsOf } from './article-facts'
import { DocumentNode } from './body'
import type { ArticleContent } from './content'
import type { Decision, Facts } from './fact-step'
import { openSpans } from './spans'
import type { EditorSuggestion, SuggestionDecision } from './suggestion'
import { locateAll } from './suggestion-marks'

/** The facts of an article as it is opened. */
export function factsFrom(content: ArticleContent, suggestions: readonly EditorSuggestion[]): Facts {
  const decisions = suggestions.flatMap(({ id, state }): [string, Decision][] =>
    state === 'open' || state === 'superseded' ? [] : [[id, { state, resultId: null }]],
  )
  return {
    mentions: content.mentions,
    metrics: content.metrics,
    decisions: Object.fromEntries(decisions),
    eyes: {},
  }
}

const written = new WeakMap<Node, DocumentNode>()

/** The blocks of a document as they are stored; an unedited one is written once. */
function bodyNodes(doc: Node): DocumentNode[] {
  return Array.from({ length: doc.childCount }, (_, at) => {
    const child = doc.child(at)
    const known = written.get(child) ?? DocumentNode.parse(child.toJSON())
    written.set(child, known)
    return known
  })
}

/** The body and the records of its marks, as a save sends them; records whose mark is gone are left out. */
export function contentOf(state: EditorState): Pick<ArticleContent, 'body' | 'mentions' | 'metrics'> {
  const facts = factsOf(state)
  const ids = new Set(openSpans(state.doc).map(({ id }) => id))
  const standing = <T>(records: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => ids.has(id)))
  return {
    body: { type: 'doc', content: bodyNodes(state.doc) },
    mentions: standing(facts.mentions),
    metrics: standing(facts.metrics),
  }
}

/**
 * How suggestions stand, as a save sends them: each one decided, and each other one whose words are gone (superseded) or
 * there again (open) when that differs from what the server was told last.
 */
export function decisionsOf(
  state: EditorState,
  suggestions: readonly EditorSuggestion[],
  told: ReadonlyMap<string, SuggestionDecision['state']>,
): SuggestionDecision[] {
  const { decisions } = factsOf(state)
  const places = locateAll(state.doc, suggestions)
  return suggestions.flatMap(({ id, state: opened }) => {
    const now = decisions[id]?.state ?? (places.has(id) ? 'open' : 'superseded')
    return now === (told.get(id) ?? opened) ? [] : [{ suggestionId: id, state: now }]
  })
}
