import type { Block, BlockLabel } from '../blocks/to-blocks'
import { opensArticle } from './dispatch'
import { splitHead } from './heads-first'

/** A head to which text is dealt. */
export type Head = {
  blocks: Block[]
  hasByline: boolean
  /** Its text goes on with that of another page. */
  hasJump: boolean
}

/** What is dealt out together: a paragraph with the subheads above it, a picture's words, what closes an article, a byline. */
export type Item = {
  kind: 'text' | 'caption' | 'closing' | 'byline'
  blocks: Block[]
  /** The paragraph, or the only block. */
  main: Block
  /** The head printed directly above, as its place among the heads; -1 when something else is. */
  under: number
  /** How many heads are printed above. */
  above: number
  isDispatch: boolean
  hasSubhead: boolean
}

export type Scattered = { heads: Head[]; items: Item[] }

const HEADS: ReadonlySet<BlockLabel> = new Set([
  'jump-from',
  'section',
  'kicker',
  'headline',
  'deck',
  'byline',
])

/** The heads of a page and what is to be dealt out to them, both in printed order. */
export function toScattered(blocks: readonly Block[]): Scattered {
  const page: Scattered = { heads: [], items: [] }
  let head: Block[] = []
  let subheads: Block[] = []
  let under = -1
  const add = (kind: Item['kind'], own: Block[]) => {
    const item = toItem(kind, own, under, page.heads.length)
    if (item) page.items.push(item)
    // A picture may stand between a head and its text.
    if (item && kind !== 'caption') under = -1
  }
  const endSubheads = () => {
    add('text', subheads)
    subheads = []
  }
  const endHead = () => {
    const { heads, bylines } = takeHeads(head)
    page.heads.push(...heads.map(toHead))
    if (heads.length > 0) under = page.heads.length - 1
    for (const byline of bylines) add('byline', [byline])
    head = []
  }
  for (const block of blocks) {
    if (HEADS.has(block.label)) {
      endSubheads()
      head.push(block)
      continue
    }
    endHead()
    if (block.label === 'subhead') subheads.push(block)
    else if (block.label === 'paragraph') {
      add('text', [...subheads, block])
      subheads = []
    } else {
      endSubheads()
      add(block.label === 'caption' ? 'caption' : 'closing', [block])
    }
  }
  endHead()
  endSubheads()
  return page
}

/** The share of the heads that stand above no text, 0 to 1; 0 where the page begins with text under no head. */
export function scatteringOf({ heads, items }: Scattered): number {
  if (heads.length < 2 || items[0]?.above === 0) return 0
  const under = new Set(
    items.flatMap((item) => (item.kind === 'text' || item.kind === 'byline' ? [item.under] : [])),
  )
  return [...heads.keys()].filter((at) => !under.has(at)).length / heads.length
}

function toItem(kind: Item['kind'], blocks: Block[], under: number, above: number): Item | null {
  const main = blocks.find(({ label }) => label === 'paragraph') ?? blocks[0]
  if (!main) return null
  return {
    kind,
    blocks,
    main,
    under,
    above,
    isDispatch: kind === 'text' && opensArticle(main.text),
    hasSubhead: blocks.length > 1,
  }
}

function toHead(blocks: Block[]): Head {
  const has = (label: BlockLabel) => blocks.some((block) => block.label === label)
  return {
    blocks,
    hasByline: has('byline'),
    hasJump: has('jump-from'),
  }
}

/** The heads of blocks printed together, and the bylines that may be of any text: those alone, and those below several heads. */
function takeHeads(blocks: Block[]): { heads: Block[][]; bylines: Block[] } {
  if (blocks.every(({ label }) => label === 'byline')) return { heads: [], bylines: blocks }
  const heads = mergeHeadless(splitHead(blocks))
  const last = heads.at(-1)
  if (heads.length < 2 || !last) return { heads: [blocks], bylines: [] }
  const end = last.findLastIndex(({ label }) => label !== 'byline') + 1
  return { heads: [...heads.slice(0, -1), last.slice(0, end)], bylines: last.slice(end) }
}

/** What has no headline of its own goes with the head below, the last with the one above. */
function mergeHeadless(heads: readonly Block[][]): Block[][] {
  const merged: Block[][] = []
  let waiting: Block[] = []
  for (const head of heads) {
    const own = [...waiting, ...head]
    const isWhole = head.some(({ label }) => label === 'headline')
    if (isWhole) merged.push(own)
    waiting = isWhole ? [] : own
  }
  merged.at(-1)?.push(...waiting)
  return merged
}
