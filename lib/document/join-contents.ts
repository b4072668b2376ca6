import { goesOn, breaksOff } from '../pipeline/match-jumps'
import { annotationIdOf } from './annotations-of'
import { uniteSources } from './block-identity'
import { textBlocksOf, textOf, type DocumentNode, type Mark } from './body'
import { canonicalJson } from './canonical-json'
import type { ArticleContent, BylineFields, Eye } from './content'
import { withEyes } from './keep-marks'

/** Where a block of the fragment is in the whole: its text stands from `offset` in the block `blockId`. */
export type MovedBlock = { blockId: string; offset: number }

export type Joined = {
  content: ArticleContent
  /** The halves of a paragraph became one block. */
  joinsHalves: boolean
  /** By the id of a block of the fragment. */
  moved: ReadonlyMap<string, MovedBlock>
}

/**
 * One content of a beginning and the fragment that goes on with it: every block, mark and figure of both, the display
 * lines of the beginning, and the fragment's only where it has none. A paragraph that breaks off is joined with its other
 * half: one block with both sources. The fragment's marks get new ids, since theirs belong to its own records. `createId`
 * must answer a new id at each call.
 */
export function joinContents(
  beginning: ArticleContent,
  fragment: ArticleContent,
  createId: () => string,
): Joined {
  const own = beginning.body.content.filter((node) => !isPlaceholder(node))
  const added = renewed(fragment, own, createId)
  const seam = seamBetween(own, added.blocks)
  const blocks = seam
    ? [...own.with(seam.index, seam.block), ...added.blocks.toSpliced(seam.second, 1)]
    : [...own, ...added.blocks]
  const moved = new Map(
    [...added.ids].map(([before, blockId]) => [
      before,
      seam?.gone === blockId ? { blockId: seam.id, offset: seam.offset } : { blockId, offset: 0 },
    ]),
  )
  const eyes = { ...beginning.eyes, ...eyesOf(fragment, moved, added.marks, createId) }
  const content: ArticleContent = {
    ...withEyes(beginning, eyes),
    kicker: beginning.kicker ?? (beginning.headline === '' ? fragment.kicker : null),
    headline: beginning.headline || fragment.headline,
    printedSection: beginning.printedSection ?? fragment.printedSection,
    outlet: beginning.outlet ?? fragment.outlet,
    sourceCredit: beginning.sourceCredit ?? fragment.sourceCredit,
    dateline: beginning.dateline ?? fragment.dateline,
    bylines: uniteBylines(beginning.bylines, fragment.bylines),
    continuesTo: fragment.continuesTo,
    body: { type: 'doc', content: blocks.length > 0 ? blocks : beginning.body.content },
    mentions: { ...beginning.mentions, ...added.mentions },
    metrics: { ...beginning.metrics, ...added.metrics },
  }
  return { content: { ...content, isFragment: isFragment(content) }, joinsHalves: seam !== null, moved }
}

/** An article without text holds one empty paragraph. */
const isPlaceholder = (node: DocumentNode) => node.type === 'paragraph' && (node.content ?? []).length === 0

function isFragment({ continuesFrom, continuesTo, body }: ArticleContent): boolean {
  if (continuesFrom !== null || continuesTo !== null) return true
  const paragraphs = textBlocksOf(body).flatMap(({ type, text }) => (type === 'paragraph' ? text : []))
  return breaksOff(paragraphs.join('\n'))
}

function uniteBylines(first: readonly BylineFields[], second: readonly BylineFields[]): BylineFields[] {
  const known = first.map((byline) => {
    const same = second.find(({ name }) => name === byline.name)
    return {
      ...byline,
      role: byline.role ?? same?.role ?? null,
      personTagId: byline.personTagId ?? same?.personTagId ?? null,
    }
  })
  return [...known, ...second.filter(({ name }) => first.every((byline) => byline.name !== name))]
}

/** The fragment's marks that wait for an editor, under new ids as well. */
function eyesOf(
  { eyes = {} }: ArticleContent,
  moved: ReadonlyMap<string, MovedBlock>,
  marks: ReadonlyMap<string, string>,
  createId: () => string,
): Record<string, Eye> {
  return Object.fromEntries(
    Object.entries(eyes).map(([id, eye]) => [
      marks.get(id) ?? createId(),
      { ...eye, blockId: moved.get(eye.blockId)?.blockId ?? eye.blockId },
    ]),
  )
}

type Renewed = Pick<ArticleContent, 'mentions' | 'metrics'> & {
  blocks: DocumentNode[]
  /** New ids of marks by those in the fragment. */
  marks: Map<string, string>
  /** New ids of blocks by those in the fragment; the same unless the beginning has a block of that id. */
  ids: Map<string, string>
}

function renewed(fragment: ArticleContent, own: readonly DocumentNode[], createId: () => string): Renewed {
  const taken = new Set(own.flatMap(textBlocksOf).map(({ id }) => id))
  const blocks = fragment.body.content.filter((node) => !isPlaceholder(node))
  const ids = new Map(
    blocks.flatMap(textBlocksOf).map(({ id }) => [id, taken.has(id) || id === '' ? createId() : id]),
  )
  const marks = new Map<string, string>()
  const newMark = (mark: Mark): Mark => {
    const id = annotationIdOf(mark)
    if (id === null) return mark
    const fresh = marks.get(id) ?? createId()
    marks.set(id, fresh)
    return { ...mark, attrs: { ...mark.attrs, [mark.type === 'entity' ? 'mentionId' : 'metricId']: fresh } }
  }
  const visit = (node: DocumentNode): DocumentNode => ({
    ...node,
    ...(typeof node.attrs?.id === 'string' && {
      attrs: { ...node.attrs, id: ids.get(node.attrs.id) ?? node.attrs.id },
    }),
    ...(node.marks && { marks: node.marks.map(newMark) }),
    ...(node.content && { content: node.content.map(visit) }),
  })
  const renewedBlocks = blocks.map(visit)
  const only = <T>(records: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(records).flatMap(([id, record]) => {
        const fresh = marks.get(id)
        return fresh === undefined ? [] : [[fresh, record]]
      }),
    )
  return {
    blocks: renewedBlocks,
    ids,
    marks,
    mentions: only(fragment.mentions),
    metrics: only(fragment.metrics),
  }
}

type Seam = {
  /** Index of the first half among the beginning's blocks, and of the second among the fragment's. */
  index: number
  second: number
  block: DocumentNode
  /** Id of the joined block, and of the half that it took in. */
  id: string
  gone: string
  /** Where the second half begins in the joined text. */
  offset: number
}

/** Captions may stand between the halves, a subhead or anything else may not. */
function seamBetween(own: readonly DocumentNode[], added: readonly DocumentNode[]): Seam | null {
  const index = own.findLastIndex(({ type }) => type !== 'figure')
  const second = added.findIndex(({ type }) => type !== 'figure')
  const [before, after] = [own[index], added[second]]
  if (before?.type !== 'paragraph' || after?.type !== 'paragraph') return null
  const [first, rest] = [textOf(before), textOf(after)]
  if (!goesOn(first, rest)) return null
  const [kept] = textBlocksOf(before)
  const [gone] = textBlocksOf(after)
  if (!kept || !gone) return null
  const gap = /[A-Za-z]$/u.test(first) && /^[A-Za-z]/u.test(rest) ? [{ type: 'text', text: ' ' }] : []
  return {
    index,
    second,
    id: kept.id,
    gone: gone.id,
    offset: first.length + gap.length,
    block: {
      ...before,
      attrs: { ...before.attrs, source: uniteSources(kept.source, gone.source) },
      content: mergeRuns([...(before.content ?? []), ...gap, ...(after.content ?? [])]),
    },
  }
}

/** Neighbouring runs of text that look alike are one, as the editor would have them. */
function mergeRuns(nodes: readonly DocumentNode[]): DocumentNode[] {
  const merged: DocumentNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    const isAlike =
      last?.text !== undefined &&
      node.text !== undefined &&
      canonicalJson(last.marks ?? []) === canonicalJson(node.marks ?? [])
    if (isAlike) merged[merged.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else merged.push(node)
  }
  return merged
}
