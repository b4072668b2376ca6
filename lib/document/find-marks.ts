import { Extension } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { Mark, Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { changedPart, findMatches, type FindAsk, type Match } from './find-in-text'
import { openBlocks } from './spans'

/** Positions of an open document. */
export type Place = { from: number; to: number }

export type Finds = {
  ask: FindAsk | null
  places: readonly Place[]
  /** The one that is looked at, as its number among `places`; -1 while none is. */
  current: number
}

type Drawn = Finds & { decorations: DecorationSet }
type Order = { ask?: FindAsk | null; current?: number }

const NONE: Drawn = { ask: null, places: [], current: -1, decorations: DecorationSet.empty }
const key = new PluginKey<Drawn>('findMarks')

/** What is looked for in an open document, and where it stands. */
export const findsOf = (state: EditorState): Finds => key.getState(state) ?? NONE

/** Looks for words, or for none any more. */
export const lookFor = (tr: Transaction, ask: FindAsk | null): Transaction =>
  tr.setMeta(key, { ask } satisfies Order)

/** Looks at one of the places. */
export const lookAt = (tr: Transaction, current: number): Transaction =>
  tr.setMeta(key, { current } satisfies Order)

const matchesOf = new WeakMap<FindAsk, WeakMap<Node, Match[]>>()

/** Found once for each block and question: a key changes one block. */
function placesOf(doc: Node, ask: FindAsk | null): Place[] {
  if (!ask || ask.query === '') return []
  const known = matchesOf.get(ask) ?? new WeakMap<Node, Match[]>()
  matchesOf.set(ask, known)
  return openBlocks(doc).flatMap(({ node, from, text }) => {
    const matches = known.get(node) ?? findMatches(text, ask)
    known.set(node, matches)
    return matches.map(({ start, end }) => ({ from: from + start, to: from + end }))
  })
}

function draw(doc: Node, finds: Finds): Drawn {
  const decorations = finds.places.map(({ from, to }, at) =>
    Decoration.inline(from, to, { class: at === finds.current ? 'find-hit is-current' : 'find-hit' }),
  )
  return { ...finds, decorations: DecorationSet.create(doc, decorations) }
}

function next(before: Drawn, tr: Transaction, state: EditorState): Drawn {
  const order: Order = tr.getMeta(key) ?? {}
  const ask = order.ask === undefined ? before.ask : order.ask
  if (ask === before.ask && order.current === undefined && !tr.docChanged) return before
  if (!ask) return NONE
  const places = placesOf(state.doc, ask)
  const current = order.current ?? currentAfter(before, places, ask === before.ask ? tr : null)
  return draw(state.doc, { ask, places, current: Math.min(current, places.length - 1) })
}

/** What was looked at stays so while the text around it changes. */
function currentAfter(before: Finds, places: readonly Place[], tr: Transaction | null): number {
  const was = before.places[before.current]
  if (!was || !tr) return -1
  const from = tr.mapping.map(was.from)
  return places.findIndex((place) => place.from === from)
}

/** The number of the first place at or after a position, or of the last one before it; round the ends. -1 when there is none. */
export function placeFrom(places: readonly Place[], position: number, by: 1 | -1): number {
  if (places.length === 0) return -1
  const ahead = places.findIndex(({ from }) => from >= position)
  if (by === 1) return ahead === -1 ? 0 : ahead
  const behind = ahead === -1 ? places.length - 1 : ahead - 1
  return behind < 0 ? places.length - 1 : behind
}

/**
 * Replaces found words by others. Only what differs is touched: marks on words that stay, stay. New words in the middle of
 * a mark belong to it, so that a figure becomes one to be confirmed and a name one to be looked at, as if they were typed.
 */
function replaceAt(tr: Transaction, place: Place, words: string): void {
  const [from, to] = [tr.mapping.map(place.from), tr.mapping.map(place.to)]
  const part = changedPart(tr.doc.textBetween(from, to, '\n', '\n'), words)
  const [start, end] = [from + part.start, from + part.end]
  if (part.text === '') tr.delete(start, end)
  else tr.replaceWith(start, end, tr.doc.type.schema.text(part.text, marksFor(tr.doc, start, end)))
}

/** The marks that hold all of a stretch; between two characters, those that both have, and the looks of the one before. */
function marksFor(doc: Node, start: number, end: number): readonly Mark[] {
  const [first, last] = start === end ? [start - 1, start + 1] : [start, end]
  const stretches: (readonly Mark[])[] = []
  doc.nodesBetween(Math.max(0, first), Math.min(last, doc.content.size), (node) => {
    if (node.isText) stretches.push(node.marks)
    return true
  })
  const isAtEdge = start === end && (doc.resolve(start).parentOffset === 0 || !doc.resolve(start).nodeAfter)
  if (isAtEdge) return doc.resolve(start).marks().filter(isLook)
  const [one = []] = stretches
  return one.filter((mark) => isLook(mark) || stretches.every((marks) => mark.isInSet(marks)))
}

const isLook = (mark: Mark) => mark.type.name === 'bold' || mark.type.name === 'italic'

/** Replaces places by words, all of them one step of undo that is not joined to what was typed before or is typed after. */
export function replacePlaces(state: EditorState, places: readonly Place[], words: string): Transaction {
  const tr = state.tr
  for (const place of places) replaceAt(tr, place, words)
  return closeHistory(tr)
}

/** Draws what is looked for without touching the document. */
export const FindMarks = Extension.create({
  name: 'findMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Drawn>({
      key,
      state: { init: () => NONE, apply: (tr, before, _old, state) => next(before, tr, state) },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
})
