import type { DocumentNode } from '../body'
import { lengthOf, overlapOf } from '../source-overlap'
import type { Group, Unit } from './groups'
import { applySplices, SEAM } from './inline-text'
import { mergeSplices, typedRanges, type Splice } from './merge-text'

/** A block of the result and the unit of the head that it stands at; null for one that is new. */
export type Placed = { node: DocumentNode; at: Unit | null }

/** What becomes of blocks that share printed characters. `createId` names new blocks. */
export function mergeGroup(group: Group, createId: () => string): Placed[] {
  const { head, after } = group
  if (head.length === 0) return arrivalsOf(group).map((unit) => ({ node: renamed(unit, createId), at: null }))
  if (after.length === 0) return head.filter(hasPicture).map((unit) => ({ node: bare(unit), at: unit }))
  if (isSamePrint(group)) return head.map((unit) => ({ node: unit.node, at: unit }))
  return head.every(({ isText }) => isText) ? mergeTexts(group, createId) : keepWhole(group, createId)
}

/** A person put a picture of the library there, which no printed line knows of. */
const hasPicture = ({ node }: Unit) => Boolean(node.attrs?.assetId)

/** The picture stays where its caption's lines went elsewhere. */
const bare = ({ node }: Unit): DocumentNode => ({
  ...node,
  attrs: { ...node.attrs, source: [] },
  content: [],
})

/** Printed blocks with lines that the article did not have before; where a person deleted the rest, they come in whole. */
function arrivalsOf({ before, after }: Group): Unit[] {
  const known = before.flatMap(({ source }) => source)
  return after.filter(({ source }) => overlapOf(source, known) < lengthOf(source))
}

const printOf = (units: readonly Unit[]) =>
  JSON.stringify(units.map(({ node, text }) => [node.type, text, node.attrs?.credit ?? null]))
const isSamePrint = ({ before, after }: Group) => printOf(before) === printOf(after)

/** Blocks with a list or a table among them stay as they are; new lines follow them. */
function keepWhole(group: Group, createId: () => string): Placed[] {
  const kept = group.head.map((unit) => ({ node: unit.node, at: unit }))
  const last = group.head.at(-1) ?? null
  return [...kept, ...arrivalsOf(group).map((unit) => ({ node: renamed(unit, createId), at: last }))]
}

const renamed = ({ node }: Unit, createId: () => string): DocumentNode => ({
  ...node,
  attrs: { ...node.attrs, id: createId() },
})

const joined = (units: readonly Unit[]) => units.map(({ text }) => text).join(SEAM)

/** The blocks in the order in which their lines stand in the print now, so that a block that only moved is no change. */
function inOrderOf(after: readonly Unit[], units: readonly Unit[]): Unit[] {
  const placeOf = ({ source }: Unit) => {
    const at = after.findIndex((print) => overlapOf(print.source, source) > 0)
    return at === -1 ? after.length : at
  }
  return units.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function mergeTexts(group: Group, createId: () => string): Placed[] {
  const { after } = group
  const head = inOrderOf(after, group.head)
  const before = inOrderOf(after, group.before)
  const splices = mergeSplices(joined(before), joined(head), joined(after))
  // Lines that moved into another block would take what was typed in them along into nothing.
  if (losesWords({ head, before, after }, splices)) return keepWhole(group, createId)
  const runs = applySplices(
    head.map(({ node }) => node),
    splices,
  ).filter(({ content, at }) => content.length > 0 || (at !== null && head[at]?.text === ''))
  // A block that is gone in another would take its picture along.
  if (head.some((unit, index) => hasPicture(unit) && !runs.some(({ at }) => at === index)))
    return keepWhole(group, createId)
  const isOneToOne = runs.length === after.length
  return runs.map(({ content, at, near }, index) => {
    const print = isOneToOne ? (after[index] ?? null) : null
    const source = print?.source ?? after.flatMap((unit) => unit.source)
    const was = at !== null && head.length === before.length ? before[at] : undefined
    const made = at === null ? newNode(print, createId) : retyped(head[at], was, print)
    const node = { ...made, attrs: { ...made.attrs, source }, content }
    return { node, at: head[near] ?? null }
  })
}

/** True when the splices take away words that a person typed into a block that still owns all its lines. */
function losesWords({ head, before, after }: Group, splices: readonly Splice[]): boolean {
  const held = after.flatMap(({ source }) => source)
  const typed = typedRanges(joined(before), joined(head))
  let start = 0
  return head.some(({ source, text }) => {
    const end = start + text.length
    const own = typed.filter((range) => range.start < range.end && range.start < end && range.end > start)
    start = end + SEAM.length
    if (overlapOf(source, held) < lengthOf(source)) return false
    return own.some((range) => splices.some((splice) => splice.start < range.end && splice.end > range.start))
  })
}

function newNode(print: Unit | null, createId: () => string): DocumentNode {
  const id = createId()
  return print
    ? { ...print.node, attrs: { ...print.node.attrs, id } }
    : { type: 'paragraph', attrs: { id, source: [] } }
}

/** The block as the head has it; what kind it is follows the print where nobody at the desk had changed that. */
function retyped(own: Unit | undefined, was: Unit | undefined, print: Unit | null): DocumentNode {
  if (!own) return { type: 'paragraph' }
  if (!was || !print) return own.node
  if (own.node.type === was.node.type && !hasPicture(own) && print.node.type !== was.node.type)
    return { ...print.node, attrs: { ...print.node.attrs, id: own.node.attrs?.id } }
  const { credit } = own.node.attrs ?? {}
  const isOwn = own.node.type !== 'figure' || credit !== was.node.attrs?.credit
  return isOwn ? own.node : { ...own.node, attrs: { ...own.node.attrs, credit: print.node.attrs?.credit } }
}
