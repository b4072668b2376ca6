import { groupBy } from '../document/group-by'
import type { GazetteerEntry, TagType } from '../pipeline/model'

/** What people made of words as the name of one thing: marks that say so, suggestions of it that were refused. */
export type FormSense = {
  text: string
  type: TagType
  /** The name of the tag, or of what was proposed and never became one. */
  name: string
  accepted: number
  rejected: number
}

const REFUSED_MIN = 3
const REFUSED_TIMES = 4

/** Whether words are offered as this no more: refused at least three times, and four times as often as they were taken. */
export const isGivenUp = ({ accepted, rejected }: Pick<FormSense, 'accepted' | 'rejected'>): boolean =>
  rejected >= REFUSED_MIN && rejected >= REFUSED_TIMES * accepted

/** What a name that somebody tagged is worth before it is counted, and how many decisions that claim counts for. */
const CLAIM = 0.93
const CLAIM_WEIGHT = 4
/** A single character is part of too many words. */
const LENGTH_MIN = 2

/** How likely words mean this, from all that people made of them: 0 to 0.99. */
function likelihoodOf(own: FormSense, all: readonly FormSense[]): number {
  const taken = all.reduce((sum, { accepted }) => sum + accepted, 0)
  return Math.min(0.99, (own.accepted + CLAIM_WEIGHT * CLAIM) / (taken + own.rejected + CLAIM_WEIGHT))
}

/**
 * The names that the suggester takes from what people tagged: for each surface form the sense chosen most often, with how
 * likely it is. A form whose every sense was given up is not among them.
 */
export function learnedEntries(senses: readonly FormSense[]): GazetteerEntry[] {
  const byText = groupBy(senses, ({ text }) => text)
  return [...byText].flatMap(([surface, all]) => {
    if (surface.length < LENGTH_MIN) return []
    const [best] = all
      .filter((sense) => sense.accepted > 0 && !isGivenUp(sense))
      .toSorted((a, b) => b.accepted - a.accepted || a.rejected - b.rejected || compare(a.name, b.name))
    return best
      ? [{ surface, type: best.type, canonical: best.name, likelihood: likelihoodOf(best, all) }]
      : []
  })
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
