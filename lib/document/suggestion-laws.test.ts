import { history, redo, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { acceptAll, rejectSuggestion, removeAnnotation, reopenSuggestion } from './annotate'
import { factsOf, factsPlugin } from './article-facts'
import { contentOf } from './editor-content'
import { documentSchema } from './extensions'
import { NO_FACTS } from './fact-step'
import { mirrorMarks, unmirrorMarks } from './mirror-marks'
import { openSpans } from './spans'
import type { EditorSuggestion } from './suggestion'
import { isOpen, placesNow, suggestionPlugin } from './suggestion-marks'

const TEXT = '甲区与乙区、丙区、丁区和戊区签约。'
const SUGGESTIONS = ['甲区', '乙区', '丙区', '丁区', '戊区'].map((quote): EditorSuggestion => ({
  id: quote,
  kind: 'mention',
  blockId: 'a',
  quote,
  occurrence: 0,
  rule: 'known-name',
  score: 0.9,
  state: 'open',
  before: '',
  after: '',
  fields: { type: 'place', canonical: quote },
}))

const opened = () =>
  EditorState.create({
    doc: documentSchema.node('doc', null, [
      documentSchema.node('paragraph', { id: 'a', source: [] }, [documentSchema.text(TEXT)]),
    ]),
    plugins: [history(), factsPlugin(NO_FACTS), suggestionPlugin(SUGGESTIONS)],
  })

const stepped = (state: EditorState, command: typeof undo) => {
  let next = state
  command(state, (tr: Transaction) => (next = state.apply(tr)))
  return next
}

type Act = { kind: 'accept' | 'reject' | 'remove' | 'reopen' | 'undo' | 'redo'; nth: number }
/** What should be true: how each suggestion was decided. An accepted one has its mark. */
type Model = Readonly<Record<string, 'accepted' | 'rejected'>>

/** Does an act to a state, and answers what should be decided then; null when there is nothing to do. */
function act(
  state: EditorState,
  model: Model,
  { kind, nth }: Act,
): { state: EditorState; model: Model } | null {
  const one = SUGGESTIONS[nth]
  if (!one) return null
  const { [one.id]: decided, ...others } = model
  const id = `m-${one.id}`
  if (kind === 'accept' && decided === undefined) {
    const stretch = placesNow(state, SUGGESTIONS).get(one.id)
    expect(stretch).toBeDefined()
    if (!stretch) return null
    const annotation = { kind: 'entity' as const, id, tagId: 't' }
    const tr = acceptAll(state, [{ suggestionId: one.id, state: 'accepted', stretch, annotation }])
    return { state: state.apply(tr), model: { ...model, [one.id]: 'accepted' } }
  }
  if (kind === 'reject' && decided === undefined)
    return { state: state.apply(rejectSuggestion(state, one.id)), model: { ...model, [one.id]: 'rejected' } }
  if (kind === 'remove' && decided === 'accepted') {
    const tr = removeAnnotation(state, { kind: 'entity', id })
    return { state: state.apply(tr), model: { ...others, [one.id]: 'rejected' } }
  }
  if (kind === 'reopen' && decided !== undefined)
    return { state: state.apply(reopenSuggestion(state, one.id)), model: others }
  return null
}

function check(state: EditorState, model: Model): void {
  const accepted = SUGGESTIONS.flatMap(({ id }) => (model[id] === 'accepted' ? [id] : []))
  expect(openSpans(state.doc).map(({ id, quote }) => [id, quote])).toEqual(
    accepted.map((id) => [`m-${id}`, id]),
  )
  expect(new Set(Object.keys(contentOf(state).mentions))).toEqual(new Set(accepted.map((id) => `m-${id}`)))
  for (const one of SUGGESTIONS) expect(isOpen(state, one)).toBe(model[one.id] === undefined)
  expect(state.doc.textContent).toBe(TEXT)
}

describe('accepting, rejecting, removing, reopening, undo and redo', () => {
  const acts = fc.array(
    fc.record({
      kind: fc.constantFrom('accept', 'accept', 'reject', 'remove', 'reopen', 'undo', 'undo', 'redo'),
      nth: fc.nat(SUGGESTIONS.length - 1),
    }),
    { maxLength: 40 },
  )

  test('in any order lose no mark and offer nothing again that is decided', () => {
    fc.assert(
      fc.property(acts, (steps) => {
        let state = opened()
        let model: Model = {}
        let past: Model[] = []
        let future: Model[] = []
        for (const step of steps as Act[]) {
          if (step.kind === 'undo' || step.kind === 'redo') {
            const [from, to] = step.kind === 'undo' ? [past, future] : [future, past]
            const next = from.pop()
            if (next) to.push(model)
            model = next ?? model
            state = stepped(state, step.kind === 'undo' ? undo : redo)
          } else {
            const done = act(state, model, step)
            if (!done) continue
            past = [...past, model]
            future = []
            ;({ state, model } = done)
          }
          check(state, model)
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('marks that the server made are in the text, no undo takes one away, and they go together', () => {
  const before = opened()
  const [first, second] = ['乙区', '丁区'].map((quote) => TEXT.indexOf(quote))
  const made = {
    tagId: 't',
    marks: [first, second].map((start = 0, at) => ({
      mentionId: `s${at}`,
      blockId: 'a',
      start,
      end: start + 2,
    })),
    decided: [{ suggestionId: '乙区', state: 'accepted' as const, mentionId: 's0' }],
  }
  const rejected = before.apply(rejectSuggestion(before, '甲区'))
  const mirrored = rejected.apply(mirrorMarks(rejected, made))
  expect(openSpans(mirrored.doc).map(({ quote }) => quote)).toEqual(['乙区', '丁区'])
  const undone = stepped(mirrored, undo)
  expect(openSpans(undone.doc).map(({ quote }) => quote)).toEqual(['乙区', '丁区'])
  expect(factsOf(undone).decisions).toEqual({ 乙区: { state: 'accepted', resultId: 's0' } })

  const back = undone.apply(unmirrorMarks(undone, { mentionIds: ['s0', 's1'], suggestionIds: ['乙区'] }))
  expect(back.doc.eq(before.doc)).toBe(true)
  expect(contentOf(back)).toEqual(contentOf(before))
  expect(factsOf(back).decisions).toEqual({})
  const dropped = { outcome: 'dropped', sameAs: null }
  expect(factsOf(back).settled).toEqual({ s0: dropped, s1: dropped })
})
