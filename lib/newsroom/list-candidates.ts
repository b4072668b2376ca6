import 'server-only'
import {
  countTogether,
  listDismissed,
  listNamedIndicators,
  listNamedTags,
  pairKey,
  type NamedEntry,
} from '../db/merge-candidates'
import type { Vocabulary } from '../db/vocabulary-change'
import type { Actor } from '../editorial/actor'
import type { CandidateScreen, CandidateSide } from '../editorial/candidate-list'
import { findNamePairs, toCandidates } from '../editorial/merge-candidates'
import { authorize } from '../editorial/policy'

const SHOWN = 100

/** The tags that may be one thing, surest first, with what speaks for it; those dismissed are left out. */
export async function listTagCandidates(actor: Actor): Promise<CandidateScreen> {
  authorize(actor, 'tag.merge')
  return candidatesOf('Tag', await listNamedTags())
}

/** The indicators that may be one thing. */
export async function listIndicatorCandidates(actor: Actor): Promise<CandidateScreen> {
  authorize(actor, 'indicator.merge')
  return candidatesOf('Indicator', await listNamedIndicators())
}

async function candidatesOf(table: Vocabulary, entries: readonly NamedEntry[]): Promise<CandidateScreen> {
  const dismissed = await listDismissed(table)
  const pairs = findNamePairs(entries).filter(({ a, b }) => !dismissed.has(pairKey(a, b)))
  const together = await countTogether(table, pairs)
  const candidates = toCandidates(pairs, ({ a, b }) => together.get(pairKey(a, b)) ?? 0)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const rows = candidates.slice(0, SHOWN).flatMap(({ a, b, evidence, score }) => {
    const [one, two] = [byId.get(a), byId.get(b)]
    if (!one || !two) return []
    const [keep, other] = two.uses > one.uses ? [two, one] : [one, two]
    return [{ keep: sideOf(keep), other: sideOf(other), evidence, score }]
  })
  return { rows, total: candidates.length }
}

const sideOf = ({ id, version, kind, name, disambiguation, names, uses }: NamedEntry): CandidateSide => ({
  id,
  version,
  kind,
  name,
  disambiguation,
  names: names.slice(1),
  uses,
})
