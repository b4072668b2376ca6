import 'server-only'
import type { Tx } from '../db/client'
import {
  endConflicts,
  listConflictsOf,
  listRivals,
  openConflict,
  putConflicts,
  surfacesOfFigures,
  type FoundConflict,
  type KnownConflict,
} from '../db/conflicts'
import { markStale } from '../db/stale-surfaces'
import { canonicalJson } from '../document/canonical-json'
import { findConflict, saidBy, type Claim } from '../editorial/conflict'

/**
 * Finds the conflicts that an article's figures take part in as they stand now, and keeps those known true: one whose figures
 * changed is open again, one that no longer is one is gone. A settled one stays settled while both figures say the same.
 */
export async function refreshConflicts(tx: Tx, articleId: string): Promise<void> {
  const { own, others } = await listRivals(tx, articleId)
  const known = new Map((await listConflictsOf(tx, articleId)).map((row) => [keyOf(row), row]))
  const found = new Map(pairsOf(own, others).map((pair) => [keyOf(pair), pair]))
  if (known.size === 0 && found.size === 0) return

  await putConflicts(
    tx,
    [...found.values()].filter((pair) => !known.has(keyOf(pair))),
  )
  const changed = [...known.values()].flatMap((row) => {
    const pair = found.get(keyOf(row))
    return pair && hasChanged(row, pair) ? [{ row, pair }] : []
  })
  for (const { row, pair } of changed) {
    const { firstId: _first, secondId: _second, ...facts } = pair
    await openConflict(tx, row.id, facts)
    if (row.state === 'settled') await markStale(tx, await surfacesOfFigures(tx, [row.firstId, row.secondId]))
  }
  const ended = [...known.values()].filter((row) => row.state === 'open' && !found.has(keyOf(row)))
  if (ended.length > 0)
    await endConflicts(
      tx,
      ended.map(({ id }) => id),
    )
}

const keyOf = ({ firstId, secondId }: { firstId: string; secondId: string }) => `${firstId} ${secondId}`

function pairsOf(own: readonly Claim[], others: readonly Claim[]): FoundConflict[] {
  const pairs = own.flatMap((a, at) => [...own.slice(at + 1), ...others].map((b) => [a, b] as const))
  return pairs.flatMap(([a, b]) => {
    const reason = findConflict(a, b)
    if (!reason) return []
    const [first, second] = a.id < b.id ? [a, b] : [b, a]
    const evidence = { first: saidBy(first), second: saidBy(second) }
    return [{ firstId: first.id, secondId: second.id, ...reason, evidence }]
  })
}

function hasChanged(row: KnownConflict, { time, hint, evidence }: FoundConflict): boolean {
  if (row.state === 'gone') return true
  const isSame = canonicalJson(row.evidence) === canonicalJson(evidence)
  return row.state === 'settled' ? !isSame : !isSame || row.time !== time || row.hint !== hint
}
