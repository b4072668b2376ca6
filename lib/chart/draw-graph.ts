import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import type { TagTogether } from '../editorial/reader-views'
import { TAG_TYPES } from '../pipeline/model'
import { PAGE_LOOK } from './chart-look'
import type { Size } from './draw-frame'
import { element, px, shortened, widthOf, words } from './svg'

export type Graph = {
  /** The tag in the middle. */
  centre: { name: string; type: TagTogether['type'] }
  tags: readonly TagTogether[]
  /** Which of the tags stand together, by id, the most frequent first. */
  pairs: readonly { first: string; second: string; together: number }[]
}

type Words = {
  labelledBy: string
  hrefOf: (tag: TagTogether) => string
  /** What is read out for a tag. */
  say: (tag: TagTogether) => string
}

type Node = SimulationNodeDatum & { tag: TagTogether; label: string; half: number; x: number; y: number }

const TYPE_SIZE = 13
const STEPS = 240
/** More lines between the others would hide what is drawn. */
const PAIRS_MAX = 26
/** Of an article or two together no line is drawn between the others. */
const LINE_HEIGHT = 44

const colourOf = (type: TagTogether['type']) => `var(--color-${type})`
const radiusOf = (together: number) => Math.min(12, 4 + Math.sqrt(together) * 1.6)

/**
 * Where the tags stand: on an ellipse around the middle, those of one type side by side, moved apart until no name lies on
 * another. The same tags always stand in the same places.
 */
function layOut({ tags }: Graph, { width, height }: Size): Node[] {
  const inOrder = tags.toSorted(
    (a, b) =>
      TAG_TYPES.indexOf(a.type) - TAG_TYPES.indexOf(b.type) ||
      b.together - a.together ||
      (a.id < b.id ? -1 : 1),
  )
  const isWide = width > 500
  const nodes = inOrder.map((tag, index): Node => {
    const angle = (index / inOrder.length) * 2 * Math.PI - Math.PI / 2
    const label = shortened(tag.name, isWide ? 11 : 8)
    const half = Math.max(18, (widthOf(label) * TYPE_SIZE) / 2 + 6)
    // Every other one stands further in, so that names have room beside each other.
    const reach = index % 2 === 0 ? 1 : 0.66
    const x = width / 2 + Math.cos(angle) * (width / 2 - 64) * reach
    const y = height / 2 + Math.sin(angle) * (height / 2 - 36) * reach
    return { tag, label, half, x, y }
  })
  const anchors = new Map(nodes.map((node) => [node, { x: node.x, y: node.y }]))
  const simulation = forceSimulation(nodes)
    .force('x', forceX<Node>((node) => anchors.get(node)?.x ?? 0).strength(0.12))
    .force('y', forceY<Node>((node) => anchors.get(node)?.y ?? 0).strength(0.12))
    .force('apart', forceCollide<Node>(LINE_HEIGHT / 2 + 4).iterations(2))
    .stop()
  for (let step = 0; step < STEPS; step += 1) {
    simulation.tick()
    partNames(nodes, { width, height })
  }
  return nodes
}

/** Names are wider than high: what overlaps is moved apart the shorter way, and kept clear of the middle and the edges. */
function partNames(nodes: readonly Node[], { width, height }: Size): void {
  for (const [at, a] of nodes.entries()) {
    for (const b of nodes.slice(at + 1)) {
      const overX = a.half + b.half - Math.abs(a.x - b.x)
      const overY = LINE_HEIGHT - Math.abs(a.y - b.y)
      if (overX <= 0 || overY <= 0) continue
      if (overY < overX) {
        const shift = (overY / 2) * (a.y <= b.y ? -1 : 1)
        ;[a.y, b.y] = [a.y + shift, b.y - shift]
      } else {
        const shift = (overX / 2) * (a.x <= b.x ? -1 : 1)
        ;[a.x, b.x] = [a.x + shift, b.x - shift]
      }
    }
    const [fromX, fromY] = [a.x - width / 2, a.y - height / 2]
    if (Math.abs(fromX) < a.half + 60 && Math.abs(fromY) < LINE_HEIGHT + 12)
      a.y = height / 2 + (fromY < 0 ? -1 : 1) * (LINE_HEIGHT + 12)
    a.x = Math.min(width - a.half, Math.max(a.half, a.x))
    a.y = Math.min(height - 26, Math.max(16, a.y))
  }
}

const spoke = ({ x, y, tag }: Node, { width, height }: Size) =>
  element('line', {
    x1: width / 2,
    y1: height / 2,
    x2: px(x),
    y2: px(y),
    stroke: PAGE_LOOK.rule,
    'stroke-width': px(Math.min(5, 0.75 + Math.sqrt(tag.together))),
  })

function chord(first: Node, second: Node, { width, height }: Size): string {
  // Bent towards the middle, to be told from the spokes.
  const [x, y] = [(first.x + second.x + width / 2) / 3, (first.y + second.y + height / 2) / 3]
  return element('path', {
    d: `M${px(first.x)} ${px(first.y)}Q${px(x)} ${px(y)} ${px(second.x)} ${px(second.y)}`,
    fill: 'none',
    stroke: PAGE_LOOK.rule,
    'stroke-dasharray': '2 3',
  })
}

const halo = {
  stroke: PAGE_LOOK.paper,
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
}

function drawNode({ tag, label, x, y }: Node, { hrefOf, say }: Words): string {
  const radius = px(radiusOf(tag.together))
  return element(
    'a',
    { href: hrefOf(tag), 'aria-label': say(tag), transform: `translate(${px(x)} ${px(y)})` },
    element('title', {}, words(say(tag))),
    element('circle', { r: 13, fill: 'none', 'pointer-events': 'all' }),
    element('circle', { r: radius, fill: colourOf(tag.type) }),
    element('text', { y: radius + 15, 'text-anchor': 'middle', lang: 'zh-CN', ...halo }, words(label)),
  )
}

/** A tag in the middle of those it is named with: the wider a line, the more articles name both. */
export function drawGraph(graph: Graph, size: Size, said: Words): string {
  const nodes = layOut(graph, size)
  const nodeOf = new Map(nodes.map((node) => [node.tag.id, node]))
  const chords = graph.pairs
    .flatMap(({ first, second }) => {
      const [from, to] = [nodeOf.get(first), nodeOf.get(second)]
      return from && to ? [chord(from, to, size)] : []
    })
    .slice(0, PAIRS_MAX)
  const { width, height } = size
  const name = shortened(graph.centre.name, 12)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'group',
      'aria-labelledby': said.labelledBy,
      'font-family': PAGE_LOOK.font,
      'font-size': TYPE_SIZE,
      fill: PAGE_LOOK.ink,
    },
    ...chords,
    ...nodes.map((node) => spoke(node, size)),
    ...nodes.map((node) => drawNode(node, said)),
    element('circle', { cx: width / 2, cy: height / 2, r: 15, fill: colourOf(graph.centre.type) }),
    element(
      'text',
      {
        x: width / 2,
        y: height / 2 + 34,
        'text-anchor': 'middle',
        'font-size': 16,
        'font-weight': 700,
        lang: 'zh-CN',
        ...halo,
      },
      words(name),
    ),
  )
}
