import type { Annotations, Draft, GazetteerEntry } from '../model'
import { passagesOf, type Passage } from './candidate'
import { knownNames, type KnownNames } from './find-known-names'
import { gazetteer } from './gazetteer'
import { scoreOf } from './learned/rule-scores'
import { suggestMentions } from './suggest-mentions'
import { suggestMetrics } from './suggest-metrics'

const matchers = new WeakMap<readonly GazetteerEntry[], KnownNames>()

/**
 * The names and figures of a draft, for an editor to confirm; `entries` are the names known beforehand.
 * Every occurrence is a suggestion of its own, with the rule that made it and a score from 0 to 1.
 */
export function suggestAnnotations(
  draft: Draft,
  entries: readonly GazetteerEntry[] = gazetteer,
): Annotations {
  const { mentions, metrics } = suggestUnscored(passagesOf(draft), entries)
  return { mentions, metrics: scored(metrics) }
}

/** The same with the strength that each rule claims for what it found in the place of a counted score. */
export function suggestUnscored(
  passages: readonly Passage[],
  entries: readonly GazetteerEntry[] = gazetteer,
): Annotations {
  const mentions = suggestMentions(passages, matcherFor(entries))
  return { mentions, metrics: suggestMetrics(passages, mentions) }
}

function scored<T extends { rule: string; score: number }>(suggestions: readonly T[]): T[] {
  return suggestions.map((suggestion) => ({
    ...suggestion,
    score: scoreOf(suggestion.rule, suggestion.score),
  }))
}

/** The names of the newsroom are listed anew for every page, and are mostly the same. */
let newest: { entries: readonly GazetteerEntry[]; matcher: KnownNames } | null = null

function matcherFor(entries: readonly GazetteerEntry[]): KnownNames {
  const existing = matchers.get(entries)
  if (existing) return existing
  const matcher = newest && isSameList(newest.entries, entries) ? newest.matcher : knownNames(entries)
  newest = { entries, matcher }
  matchers.set(entries, matcher)
  return matcher
}

function isSameList(first: readonly GazetteerEntry[], second: readonly GazetteerEntry[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ surface, type, canonical, likelihood }, index) => {
      const other = second[index]
      return (
        other?.surface === surface &&
        other.type === type &&
        other.canonical === canonical &&
        other.likelihood === likelihood
      )
    })
  )
}
