import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countText } from './count-words'

const count = (text: string) => {
  const { words, plain, latin, characters } = countText(text)
  return [words, plain, latin, characters]
}

test('Chinese counts by character, Latin by word, numbers by number', () => {
  expect(count('九城市共建走廊。')).toEqual([8, 7, 0, 8])
  expect(count('松江有高新技术企业1.5万家，G60走廊')).toEqual([16, 15, 2, 20])
  expect(count("K-12 students don't pay 1,000 yuan.")).toEqual([7, 6, 6, 30])
  expect(count('“你好”……')).toEqual([6, 2, 0, 6])
  expect(count('ＡＩ与ｅＶＴＯＬ')).toEqual([3, 3, 2, 8])
  expect(count(' \n\u3000')).toEqual([0, 0, 0, 0])
  expect(count('𠮷野家与〇')).toEqual([5, 5, 0, 5])
})

test('texts put together with a space count what both count', () => {
  const text = fc.string({ unit: fc.constantFrom(...'科创 aB1.,，。-\n々〇é'), maxLength: 30 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [first, second, both] = [countText(one), countText(other), countText(`${one} ${other}`)]
      expect(both.words).toBe(first.words + second.words)
      expect(both.characters).toBe(first.characters + second.characters)
      expect(both.plain).toBeLessThanOrEqual(both.words)
      expect(both.latin).toBeLessThanOrEqual(both.plain)
    }),
  )
})
