import { expect, test } from 'vitest'
import type { TagTogether } from '../editorial/reader-views'
import { TAG_TYPES } from '../pipeline/model'
import { drawGraph } from './draw-graph'
import { widthOf } from './svg'

const tags = Array.from({ length: 18 }, (_, index): TagTogether => {
  const type = TAG_TYPES[index % TAG_TYPES.length] ?? 'place'
  const name = `${'长三角一体化示范区'.slice(0, 2 + (index % 7))}${index}`
  return { id: `tag-${index}`, slug: `tag-${index}`, name, type, together: 18 - index }
})
const graph = {
  centre: { name: '松江区', type: 'place' as const },
  tags,
  pairs: [{ first: 'tag-1', second: 'tag-2', together: 3 }],
}
const said = {
  labelledBy: 'title',
  hrefOf: ({ slug }: { slug: string }) => `/tags/${slug}`,
  say: ({ name }: { name: string }) => name,
}
const draw = (size = { width: 760, height: 520 }) => drawGraph(graph, size, said)

/** Where each name stands, as a box. */
const boxesIn = (svg: string) =>
  [...svg.matchAll(/translate\((?<x>[\d.]+) (?<y>[\d.]+)\)"><title>(?<name>[^<]+)</gu)].map(({ groups }) => ({
    x: Number(groups?.x),
    y: Number(groups?.y),
    half: (widthOf(groups?.name ?? '') * 13) / 2,
  }))

test('the same tags are drawn the same, in whatever order they come', () => {
  const other = drawGraph({ ...graph, tags: tags.toReversed() }, { width: 760, height: 520 }, said)
  expect(draw()).toBe(other)
})

test('every tag is a link, and no name lies on another or beyond the edge', () => {
  const boxes = boxesIn(draw())
  expect(boxes).toHaveLength(tags.length)
  for (const [at, a] of boxes.entries()) {
    expect(a.x - a.half).toBeGreaterThanOrEqual(0)
    expect(a.x + a.half).toBeLessThanOrEqual(760)
    for (const b of boxes.slice(at + 1)) {
      const isApart = Math.abs(a.x - b.x) >= a.half + b.half || Math.abs(a.y - b.y) >= 26
      expect(isApart, JSON.stringify([a, b])).toBe(true)
    }
  }
})
