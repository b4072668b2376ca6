import { expect, test } from 'vitest'
import { byWeight, fillPlaces, FrontOrder } from './front'

const stories = (...ids: string[]) => ids.map((id) => ({ id }))

test('placed stories keep their order, the newest fill what is left, none stands twice', () => {
  expect(fillPlaces(stories('b', 'a'), stories('a', 'c', 'd', 'e'), 4)).toEqual(stories('b', 'a', 'c', 'd'))
  expect(fillPlaces(stories('a', 'b', 'c'), [], 2)).toEqual(stories('a', 'b'))
  expect(fillPlaces([], stories('a'), 3)).toEqual(stories('a'))
})

test('stories with a kicker or a deck come before those without, each in order of time', () => {
  const story = (kicker: string | null, deck: string | null) => ({ kicker, deck })
  const [plain, kicked, decked] = [story(null, null), story('引题', null), story(null, '副题')]
  expect(byWeight([plain, kicked, decked])).toEqual([kicked, decked, plain])
})

const id = (last: number) => `0197d3a0-0000-7000-8000-00000000000${last}`

test.for([
  [{ sectionId: '', articleIds: [id(1), id(2)] }, true],
  [{ sectionId: '' }, true],
  [{ sectionId: '', articleIds: [id(1), id(1)] }, false],
  [{ sectionId: id(9), articleIds: [1, 2, 3, 4, 5, 6].map(id) }, false],
  [{ sectionId: 'home' }, false],
] as const)('the order %j is sound: %s', ([order, isSound]) => {
  expect(FrontOrder.safeParse(order).success).toBe(isSound)
})
