import { TEXT_BLOCKS, textBlocksOf, textOf, type BlockSource, type Body, type DocumentNode } from '../body'
import { overlapOf } from '../source-overlap'

/** A top block of a body. A list, quote or table is one unit, whose text is never merged. */
export type Unit = { node: DocumentNode; source: BlockSource[]; isText: boolean; text: string }

/** Blocks of the three versions that share printed characters, each in the order of its version. */
export type Group = { head: Unit[]; before: Unit[]; after: Unit[] }

export function unitsOf(body: Body): Unit[] {
  return body.content.map((node) => ({
    node,
    source: textBlocksOf(node).flatMap(({ source }) => source),
    isText: TEXT_BLOCKS.some((type) => type === node.type),
    text: textOf(node),
  }))
}

/** The groups in no order, and the units of the head that no printed version knows: those were typed at the desk. */
export function groupUnits(versions: Group): { groups: Group[]; typed: Set<Unit> } {
  const groups: Group[] = []
  const add = (side: keyof Group, unit: Unit) => {
    const meets = groups.filter((group) => sharesPlace(group, unit))
    const [first = { head: [], before: [], after: [] }, ...others] = meets
    if (meets.length === 0) groups.push(first)
    for (const other of others) {
      for (const key of ['head', 'before', 'after'] as const) first[key].push(...other[key])
      groups.splice(groups.indexOf(other), 1)
    }
    first[side].push(unit)
  }
  for (const unit of versions.before) add('before', unit)
  for (const unit of versions.after) add('after', unit)
  const typed = new Set<Unit>()
  for (const unit of versions.head) {
    if (groups.some((group) => sharesPlace(group, unit))) add('head', unit)
    else typed.add(unit)
  }
  for (const group of groups)
    for (const key of ['head', 'before', 'after'] as const)
      group[key].sort((one, other) => versions[key].indexOf(one) - versions[key].indexOf(other))
  return { groups, typed }
}

const sharesPlace = ({ head, before, after }: Group, unit: Unit) =>
  [...head, ...before, ...after].some(({ source }) => overlapOf(source, unit.source) > 0)
