import { describe, expect, test } from 'vitest'
import { annotationsOf } from './annotations-of'
import { textBlocksOf, type Body } from './body'
import { markBody } from './mark-body'
import { replaceWords } from './replace-words'

const TEXT = '全年投资3亿元，其中松江区占一半。'
const PLAIN: Body = {
  type: 'doc',
  content: [
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [
            { type: 'paragraph', attrs: { id: 'a', source: [] }, content: [{ type: 'text', text: TEXT }] },
          ],
        },
      ],
    },
  ],
}
const place = (words: string) => {
  const start = TEXT.indexOf(words)
  return { blockId: 'a', start, end: start + words.length }
}
const MARKED = markBody(PLAIN, [
  { ...place('3亿元'), mark: { type: 'metric', attrs: { metricId: 'f' } } },
  { ...place('松江区'), mark: { type: 'entity', attrs: { mentionId: 'm' } } },
])
const quotes = (body: Body) => annotationsOf(body).map(({ id, quote }) => [id, quote])

describe('other words in a stretch', () => {
  test('leave every other character and mark as it was', () => {
    const body = replaceWords(MARKED, place('占一半'), '占六成')
    expect(textBlocksOf(body)[0]?.text).toBe('全年投资3亿元，其中松江区占六成。')
    expect(quotes(body)).toEqual(quotes(MARKED))
  })

  test('bear the marks of what they replace', () => {
    expect(quotes(replaceWords(MARKED, place('投资3亿元'), '投资5亿元'))).toEqual([
      ['f', '5亿元'],
      ['m', '松江区'],
    ])
    expect(quotes(replaceWords(MARKED, place('其中松江区占'), '其中松江新区占'))[1]).toEqual([
      'm',
      '松江新区',
    ])
  })

  test('may be none, and may break the line', () => {
    expect(textBlocksOf(replaceWords(MARKED, place('，其中松江区占一半'), ''))[0]?.text).toBe(
      '全年投资3亿元。',
    )
    const [broken] = textBlocksOf(replaceWords(PLAIN, place('，其中'), '。\n其中'))
    expect(broken?.text).toBe('全年投资3亿元。\n其中松江区占一半。')
    expect(broken?.node.content?.map(({ type }) => type)).toEqual(['text', 'hardBreak', 'text'])
  })
})
