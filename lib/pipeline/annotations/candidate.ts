import type { AnnotationRule } from '../annotation-rules'
import { foldWidth } from '../chinese/fold-width'
import type { Draft, Place, TagType } from '../model'
import { wordsOf, type Word } from './words-of'

/** One text of the draft: a display line or a block, folded to half width for the rules. */
export type Passage = Pick<Place, 'field' | 'block'> & {
  text: string
  folded: string
  words: Word[]
  edges: Edges
}

/** Offsets at which a dictionary word starts or ends. */
export type Edges = { has: (at: number) => boolean }

/** A name that a rule has found in a passage; the longest of overlapping ones wins. */
export type Candidate = {
  start: number
  end: number
  type: TagType
  /** Null when the surface is its own full name. */
  canonical: string | null
  rule: AnnotationRule
  score: number
}

/** True for a name of the lists, or one that people chose. */
export const isKnown = ({ rule }: Pick<Candidate, 'rule'>): boolean =>
  rule === 'known-name' || rule === 'learned-name'

/** The texts in which names and figures are looked for, in printed order. */
export function passagesOf(draft: Draft): Passage[] {
  const display = (['kicker', 'headline', 'deck'] as const).flatMap((field) => {
    const text = draft[field]
    return text ? [passageOf(field, 0, text)] : []
  })
  return [...display, ...draft.blocks.map(({ text }, block) => passageOf('body', block, text))]
}

/** One text, folded and cut into words. */
export function passageOf(field: Place['field'], block: number, text: string): Passage {
  const folded = foldWidth(text)
  const words = wordsOf(folded)
  return { field, block, text, folded, words, edges: edgesOf(folded.length, words) }
}

/** Asked for at nearly every offset: a byte for each, which is much quicker than a set. */
function edgesOf(length: number, words: readonly Word[]): Edges {
  const marks = new Uint8Array(length + 1)
  marks[0] = 1
  for (const { end } of words) marks[end] = 1
  return { has: (at) => marks[at] === 1 }
}
