import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { factsOf } from './article-facts'
import { DocumentNode } from './body'
import type { ArticleContent, Eye } from './content'
import type { Decision, Facts } from './fact-step'
import type { SettledMark } from './keep-marks'
import { openSpans } from './spans'
import type { EditorSuggestion, SuggestionDecision } from './suggestion'
import { locateAll } from './suggestion-marks'

/** The facts of an article as it is opened; `settled` was decided before and is not saved yet. */
export function factsFrom(
  content: Pick<ArticleContent, 'mentions' | 'metrics' | 'eyes'>,
  suggestions: readonly EditorSuggestion[],
  settled: readonly SettledMark[] = [],
): Facts {
  const decisions = suggestions.flatMap(({ id, state }): [string, Decision][] =>
    state === 'open' || state === 'superseded' ? [] : [[id, { state, resultId: null }]],
  )
  const { eyes = {} } = content
  const waiting = <T>(recordOf: (eye: Eye) => T | null) =>
    Object.entries(eyes).flatMap(([id, eye]): [string, T][] => {
      const record = recordOf(eye)
      return record === null ? [] : [[id, record]]
    })
  return {
    mentions: { ...content.mentions, ...Object.fromEntries(waiting(({ mention }) => mention)) },
    metrics: { ...content.metrics, ...Object.fromEntries(waiting(({ metric }) => metric)) },
    decisions: Object.fromEntries(decisions),
    eyes,
    settled: Object.fromEntries(settled.map(({ markId, ...settlement }) => [markId, settlement])),
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

/** What the text and its marks are of a content. */
export type MarkedContent = Pick<ArticleContent, 'body' | 'mentions' | 'metrics' | 'eyes'>

/** The body, the records of its marks and the marks that need an eye, as a save sends them; other records are left out. */
export function contentOf(state: EditorState): MarkedContent {
  const facts = factsOf(state)
  const ids = new Set(openSpans(state.doc).map(({ id }) => id))
  const standing = <T>(records: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(records).filter(([id]) => ids.has(id)))
  return {
    body: { type: 'doc', content: bodyNodes(state.doc) },
    mentions: standing(facts.mentions),
    metrics: standing(facts.metrics),
    ...(Object.keys(facts.eyes).length > 0 && { eyes: facts.eyes }),
  }
}

/** What was decided in this session on marks that are gone, as a save sends it. */
export const settledOf = (state: EditorState): SettledMark[] =>
  Object.entries(factsOf(state).settled).map(([markId, settlement]) => ({ markId, ...settlement }))

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
