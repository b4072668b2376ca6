import { expect, test } from 'vitest'
import { toLines } from '../pipeline/to-lines'
import { blockPrints, leftOutLines } from './block-print'
import type { SourcedBlock } from './printed-difference'

const PAGE = '018f2f9e-0000-7000-8000-00000000000a'
const text = '钱塘湖春行\n\n孤山寺北贾亭西，  \n\n水面初平云脚低。\n几处早莺争暖树，'

const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const first = at('孤山寺北贾亭西，  ')
const second = at('水面初平云脚低。')
const third = at('几处早莺争暖树，')

const block = (
  id: string,
  words: string,
  ranges: SourcedBlock['source'][number]['ranges'],
): SourcedBlock => ({
  id,
  type: 'paragraph',
  source: [{ page: PAGE, ranges }],
  text: words,
})
const printsOf = (blocks: SourcedBlock[], visible: { start: number; end: number }[]) =>
  blockPrints(blocks, new Map([[PAGE, { lines: toLines(text), visible }]]))

const whole = [{ start: 0, end: text.length }]

test('a block leads to its printed lines, blank ones left out, and to no difference where there is none', () => {
  const ranges = [{ start: first.start, end: second.end }]
  expect(printsOf([block('a', '孤山寺北贾亭西，水面初平云脚低。', ranges)], whole)).toEqual({
    a: {
      places: [
        {
          pageId: PAGE,
          ranges: [{ first: 3, last: 5 }],
          lines: [
            { number: 3, text: '孤山寺北贾亭西，' },
            { number: 5, text: '水面初平云脚低。' },
          ],
        },
      ],
      difference: null,
    },
  })
})

test('a change of words is told, one of form alone is not', () => {
  const prints = printsOf(
    [block('a', '水面不平云脚低。', [second]), block('b', '几处早莺争暖树,', [third])],
    whole,
  )
  expect(prints.a?.difference?.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same'])
  expect(prints.b?.difference).toBeNull()
})

test('of lines that readers may not see nothing is told, nor what was changed from them', () => {
  const changed = block('a', '孤山寺外水面不平。', [first, second])
  expect(printsOf([changed], [second]).a).toEqual({
    places: [
      { pageId: PAGE, ranges: [{ first: 5, last: 5 }], lines: [{ number: 5, text: '水面初平云脚低。' }] },
    ],
    difference: null,
  })
  expect(printsOf([changed], [])).toEqual({})
  expect(printsOf([changed], [third])).toEqual({})
  expect(blockPrints([changed], new Map())).toEqual({})
})

test('half a line that readers may see is shown without the other half', () => {
  const seen = at('初平云脚低。')
  expect(printsOf([block('a', '水面初平云脚低。', [second])], [seen]).a?.places[0]?.lines).toEqual([
    { number: 5, text: '初平云脚低。' },
  ])
})

test('a half of a split paragraph is not compared where the other half is hidden', () => {
  const halves = [block('a', '孤山寺北贾亭西，', [first, second]), block('b', '水面不平。', [second])]
  expect(printsOf(halves, [second]).b?.difference).toBeNull()
})

test('paragraphs that were deleted are told by their lines', () => {
  const page = { lines: toLines(text), own: [first, second, third] }
  expect(leftOutLines([block('b', '水面初平云脚低。', [second])], PAGE, page)).toEqual([
    { first: 3, last: 3 },
    { first: 6, last: 6 },
  ])
  const all = [block('a', '孤山寺北贾亭西，', [first]), block('b', '水面初平，早莺。', [second, third])]
  expect(leftOutLines(all, PAGE, page)).toEqual([])
})
