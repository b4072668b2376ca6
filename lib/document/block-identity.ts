import type { Node } from '@tiptap/pm/model'
import { Mapping, type StepMap } from '@tiptap/pm/transform'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { z } from 'zod'
import { BlockSource } from './body'
import { groupBy } from './group-by'
import { openBlocks, type OpenBlock } from './spans'

/** What happened since ids and sources were last settled. */
export type Edit = { before: Node; maps: readonly StepMap[] }

const Sources = z.array(BlockSource).catch([])
const sourcesOf = (node: Node) => Sources.parse(node.attrs.source)

/** The places of both lists, page by page, touching and overlapping ranges joined. */
export function uniteSources(first: readonly BlockSource[], second: readonly BlockSource[]): BlockSource[] {
  const pages = [...new Set([...first, ...second].map(({ page }) => page))]
  return pages.map((page) => {
    const ranges = [...first, ...second].flatMap((source) => (source.page === page ? source.ranges : []))
    const joined: { start: number; end: number }[] = []
    for (const range of ranges) {
      const meets = joined.find(({ start, end }) => range.start <= end && start <= range.end)
      if (!meets) joined.push({ ...range })
      else
        Object.assign(meets, {
          start: Math.min(meets.start, range.start),
          end: Math.max(meets.end, range.end),
        })
    }
    return { page, ranges: joined }
  })
}

/** Of blocks with one id, the one that the block of that id became; the others were split off or pasted. */
function ownerOf(
  rivals: OpenBlock[],
  before: OpenBlock | undefined,
  mapping: Mapping,
): OpenBlock | undefined {
  const first = rivals[0]
  if (!before) return first
  const start = mapping.map(before.from, -1)
  const heir =
    rivals.find(({ from, node }) => start >= from - 1 && start <= from + node.content.size) ?? first
  // Enter at the start of a block leaves an empty one behind: the words keep the id.
  if (heir && heir.text === '' && before.text !== '')
    return rivals.find(({ text }) => text === before.text) ?? heir
  return heir
}

/** New ids by block: for blocks without one, and for all but one of those that share one. */
function newIds(
  before: ReadonlyMap<string, OpenBlock>,
  after: readonly OpenBlock[],
  mapping: Mapping,
  createId: () => string,
): Map<OpenBlock, string> {
  const byId = groupBy(after, ({ id }) => id)
  const fresh = new Map<OpenBlock, string>()
  for (const [id, rivals] of byId) {
    const owner =
      id === '' ? undefined : rivals.length === 1 ? rivals[0] : ownerOf(rivals, before.get(id), mapping)
    for (const block of rivals) if (block !== owner) fresh.set(block, createId())
  }
  return fresh
}

/** United sources by block: where a block is gone but its words live on in another, that one takes its source too. */
function joinedSources(
  before: readonly OpenBlock[],
  after: readonly OpenBlock[],
  mapping: Mapping,
): Map<OpenBlock, BlockSource[]> {
  const left = new Set(after.map(({ id }) => id))
  const joined = new Map<OpenBlock, BlockSource[]>()
  for (const gone of before) {
    if (left.has(gone.id) || gone.text === '') continue
    const start = mapping.map(gone.from, 1)
    const end = mapping.map(gone.from + gone.node.content.size, -1)
    if (end <= start) continue
    const heir = after.find(({ from, node }) => start >= from && end <= from + node.content.size)
    if (!heir) continue
    const own = joined.get(heir) ?? sourcesOf(heir.node)
    const united = uniteSources(own, sourcesOf(gone.node))
    if (JSON.stringify(united) !== JSON.stringify(own)) joined.set(heir, united)
  }
  return joined
}

/**
 * Keeps block ids unique and sources whole after an edit: a split gives the new block a new id and both keep the source,
 * a join unites sources, a pasted copy becomes a block of its own. Null when nothing needs to change.
 */
export function settleBlocks(edit: Edit, newState: EditorState, createId: () => string): Transaction | null {
  const mapping = new Mapping(edit.maps)
  const before = openBlocks(edit.before)
  const after = openBlocks(newState.doc)
  const ids = newIds(new Map(before.map((block) => [block.id, block])), after, mapping, createId)
  const sources = joinedSources(before, after, mapping)
  if (ids.size === 0 && sources.size === 0) return null

  const tr = newState.tr
  for (const [block, id] of ids) tr.setNodeAttribute(block.from - 1, 'id', id)
  for (const [block, source] of sources) tr.setNodeAttribute(block.from - 1, 'source', source)
  return tr
}
