import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines, fitText } from './break-lines'

/** Chinese characters are 1 wide, others a half. */
const widthOf = (text: string) =>
  [...text].reduce((sum, character) => sum + (/[ -\u00FF]/u.test(character) ? 0.5 : 1), 0)

test('lines are about equally long', () => {
  expect(breakLines('九城市共建科创走廊签下合作项目', 10, widthOf)).toEqual([
    '九城市共建科创',
    '走廊签下合作项目',
  ])
})

test('no line ends within a word or number, begins with what closes or ends with what opens', () => {
  expect(breakLines('松江区有企业12,345家', 8, widthOf)).toEqual(['松江区有企业', '12,345家'])
  expect(breakLines('他们说《走廊》很好', 4, widthOf)).toEqual(['他们说', '《走廊》', '很好'])
  expect(breakLines('增长了百分之五。', 7, widthOf)).toEqual(['增长了百分', '之五。'])
})

test('law: nothing but white space is lost, and no line is wider than it may be unless a mark holds it', () => {
  const words = fc.array(
    fc.constantFrom('松', '江', '，', '。', '“', '”', 'G60', '1.5', '%', ' ', '《', '》'),
  )
  fc.assert(
    fc.property(words, fc.integer({ min: 3, max: 12 }), (parts, width) => {
      const text = parts.join('')
      const lines = breakLines(text, width, widthOf)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test('a text takes the largest size in which it fits, and is cut in the smallest', () => {
  const box = { width: 100, sizes: [20, 10], lines: 2 }
  expect(fitText('九城市共建科创走', box, widthOf)).toEqual({ size: 20, lines: ['九城市共', '建科创走'] })
  expect(fitText('九城市共建科创走廊签约', box, widthOf).size).toBe(10)
  const { lines } = fitText('松'.repeat(30), box, widthOf)
  expect(lines).toEqual(['松'.repeat(10), `${'松'.repeat(9)}…`])
})
