import { around, sharedHeight, sharedWidth, type SetBlock } from './run'

/** White from side to side that parts a page even where columns go through it, in em of the text. */
const CLEAR_BAND = 2.2
const BEFORE_HEADING = 0.6
/** The least room between two columns, in em of the text. */
const GUTTER = 0.3
const DISPLAY = 1.15

/**
 * Blocks in the order they are read: the page is cut along its white bands and gutters again and again (recursive XY cut,
 * Nagy and Seth 1984), top to bottom and left to right. Bands over a heading come before gutters, so that a story in
 * several columns is read to its end before the one below it. Where nothing can be cut, the rules of Breuel (2003) decide.
 *
 * @param em type size of the text, in points
 */
export function inReadingOrder(blocks: readonly SetBlock[], em: number): SetBlock[] {
  if (blocks.length <= 1) return [...blocks]
  const gutters = cut(blocks, 'left', 'right', GUTTER * em)
  const bands = cut(blocks, 'top', 'bottom', -0.05 * em)
  const stories = atHeadings(bands, em)
  const parts = stories.length > 1 ? stories : gutters.length > 1 ? gutters : atWidest(bands)
  return parts.length > 1 ? parts.flatMap((part) => inReadingOrder(part, em)) : inDirectOrder(blocks)
}

/** Two parts, with the widest white between them; one when there is only one band. */
function atWidest(bands: readonly SetBlock[][]): SetBlock[][] {
  const room = (at: number) => around(bands[at] ?? []).top - around(bands[at - 1] ?? []).bottom
  const cuts = bands.map((_, at) => at).slice(1)
  const [widest] = cuts.toSorted((one, other) => room(other) - room(one))
  return widest === undefined ? [bands.flat()] : [bands.slice(0, widest).flat(), bands.slice(widest).flat()]
}

/** The blocks parted wherever at least `room` lies between them in one direction. */
function cut(
  blocks: readonly SetBlock[],
  from: 'left' | 'top',
  to: 'right' | 'bottom',
  room: number,
): SetBlock[][] {
  const parts: SetBlock[][] = []
  let end = -Infinity
  for (const block of blocks.toSorted((one, other) => one[from] - other[from])) {
    const open = block[from] - end >= room ? undefined : parts.at(-1)
    if (open) open.push(block)
    else parts.push([block])
    end = Math.max(end, block[to])
  }
  return parts
}

/** Bands joined again unless a story begins in the lower one, or the white between them is wide. */
function atHeadings(bands: readonly SetBlock[][], em: number): SetBlock[][] {
  const parts: SetBlock[][] = []
  for (const band of bands) {
    const open = parts.at(-1)
    const room = open ? around(band).top - around(open).bottom : Infinity
    const least = open && beginsStory(band, open, em) ? BEFORE_HEADING : CLEAR_BAND
    if (open && room < least * em) open.push(...band)
    else parts.push([...band])
  }
  return parts
}

/** Headings open the band and each of them stands under text: one under another heading goes on with it. */
function beginsStory(band: readonly SetBlock[], above: readonly SetBlock[], em: number): boolean {
  const { top } = around(band)
  const isHeading = ({ size }: SetBlock) => size > DISPLAY * em
  const headings = band.filter((block) => isHeading(block) && block.top - top < em)
  const nearestAbove = (heading: SetBlock) =>
    above
      .filter((block) => sharedWidth(block, heading) > 0)
      .reduce<SetBlock | null>((low, block) => (low && low.bottom > block.bottom ? low : block), null)
  return (
    headings.length > 0 &&
    headings.every((heading) => {
      const block = nearestAbove(heading)
      return !block || !isHeading(block)
    })
  )
}

/** A block is read before those below it, and before those right of it unless something above both lies between. */
function inDirectOrder(blocks: readonly SetBlock[]): SetBlock[] {
  const left = new Set(blocks.toSorted((one, other) => one.left - other.left || one.top - other.top))
  const order: SetBlock[] = []
  while (left.size > 0) {
    const rest = [...left]
    const next = rest.find((block) => !rest.some((other) => isBefore(other, block, rest))) ?? rest[0]
    if (!next) break
    order.push(next)
    left.delete(next)
  }
  return order
}

function isBefore(one: SetBlock, other: SetBlock, blocks: readonly SetBlock[]): boolean {
  if (one === other) return false
  if (sharedWidth(one, other) > 0) return one.top < other.top
  if (one.right > other.left) return false
  // Something that spans both and lies between them parts the page there.
  return !blocks.some(
    (between) =>
      between !== one &&
      between !== other &&
      sharedWidth(between, one) > 0 &&
      sharedWidth(between, other) > 0 &&
      sharedHeight(between, around([one, other])) > 0 &&
      between.top > other.top &&
      between.top < one.top,
  )
}
