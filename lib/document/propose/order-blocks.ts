import type { DocumentNode } from '../body'
import type { Group, Unit } from './groups'
import type { Placed } from './merge-group'

type Merged = { group: Group; placed: Placed[] }
type Versions = Group & { typed: ReadonlySet<Unit> }

/**
 * The blocks of the result in order. As long as the printed blocks stand in the order they stood in, it is the head's,
 * and new blocks follow the printed block before them; otherwise the printed order rules. What was typed at the desk stays
 * behind its predecessor.
 */
export function orderBlocks(merged: readonly Merged[], versions: Versions): DocumentNode[] {
  const placedAt = new Map<Unit, DocumentNode[]>()
  for (const { node, at } of merged.flatMap(({ placed }) => placed))
    if (at) placedAt.set(at, [...(placedAt.get(at) ?? []), node])
  const chains = chainsOf(versions)
  const emit = (chain: readonly Unit[]) =>
    chain.flatMap((unit) => (versions.typed.has(unit) ? [unit.node] : (placedAt.get(unit) ?? [])))

  const printed = [...merged].sort((one, other) => firstAfter(one, versions) - firstAfter(other, versions))
  if (isReordered(merged, versions)) return inPrintedOrder(printed, chains, emit)
  return [...emit(chains.leading), ...inHeadOrder(printed, chains, emit)]
}

const firstAfter = ({ group: { after } }: Merged, versions: Versions) =>
  after[0] ? versions.after.indexOf(after[0]) : Infinity
const firstBefore = ({ group: { before } }: Merged, versions: Versions) =>
  before[0] ? versions.before.indexOf(before[0]) : Infinity

function isReordered(merged: readonly Merged[], versions: Versions): boolean {
  const common = merged.filter(({ group: { before, after } }) => before.length > 0 && after.length > 0)
  const was = common.toSorted((one, other) => firstBefore(one, versions) - firstBefore(other, versions))
  return was.some(
    (each, at) => at > 0 && firstAfter(each, versions) < firstAfter(was[at - 1] ?? each, versions),
  )
}

type Chains = { leading: Unit[]; byUnit: Map<Unit, Unit[]> }

/** Each printed unit of the head with the typed ones that follow it. */
function chainsOf({ head, typed }: Versions): Chains {
  const chains: Chains = { leading: [], byUnit: new Map() }
  let open = chains.leading
  for (const unit of head) {
    if (!typed.has(unit)) chains.byUnit.set(unit, (open = []))
    open.push(unit)
  }
  return chains
}

type Emit = (chain: readonly Unit[]) => DocumentNode[]
const newNodes = ({ placed }: Merged) => placed.filter(({ at }) => at === null).map(({ node }) => node)
const chainOf = (unit: Unit, { byUnit }: Chains) => byUnit.get(unit) ?? [unit]

function inPrintedOrder(printed: readonly Merged[], chains: Chains, emit: Emit): DocumentNode[] {
  const nodes = printed.flatMap((each) => [
    ...newNodes(each),
    ...each.group.head.flatMap((unit) => emit(chainOf(unit, chains))),
  ])
  return [...emit(chains.leading), ...nodes]
}

function inHeadOrder(printed: readonly Merged[], chains: Chains, emit: Emit): DocumentNode[] {
  const first: DocumentNode[] = []
  const follows = new Map<Unit, DocumentNode[]>()
  let predecessor: Unit | null = null
  for (const each of printed) {
    const arrived = newNodes(each)
    if (predecessor) follows.set(predecessor, [...(follows.get(predecessor) ?? []), ...arrived])
    else first.push(...arrived)
    predecessor = each.placed.findLast(({ at }) => at !== null)?.at ?? predecessor
  }
  const nodes = [...chains.byUnit].flatMap(([unit, [, ...typed]]) => [
    ...emit([unit, ...typed]),
    ...(follows.get(unit) ?? []),
  ])
  return [...first, ...nodes]
}
