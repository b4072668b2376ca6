import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf, recommenderScore } from './recommender'

test('an article is sent in parts that keep its order and a limit each', () => {
  const texts = fc.array(
    fc.integer({ min: 0, max: 9000 }).map((length) => '字'.repeat(length)),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(texts, (blocks) => {
      const parts = partsOf(blocks)
      expect(parts.length).toBeLessThanOrEqual(6)
      for (const part of parts) {
        expect(part.length).toBeGreaterThan(0)
        expect(part.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(6000)
      }
      const sent = parts.flat()
      expect(sent.map(({ block }) => block)).toEqual(sent.map(({ block }) => block).toSorted((a, b) => a - b))
      for (const { block, text } of sent) expect(blocks[block]?.startsWith(text)).toBe(true)
    }),
  )
})

test('a block that is cut keeps its last character whole', () => {
  const [[sent] = []] = partsOf([`字${'𠮷'.repeat(3000)}`])
  expect(sent?.text).toBe(`字${'𠮷'.repeat(2999)}`)
})

test('what the model says is worth more the more of it was kept, and never enough to be accepted unseen', () => {
  expect(recommenderScore({ kept: 0, decided: 0 })).toBeCloseTo(0.6)
  expect(recommenderScore({ kept: 0, decided: 20 })).toBeLessThan(0.2)
  expect(recommenderScore({ kept: 500, decided: 500 })).toBeLessThan(0.9)
})
