import { expect, test } from 'vitest'
import { textBlocksOf, textOf } from './body'
import type { ArticleContent } from './content'
import { contentOfDraft } from './content-of-draft'
import { findInContent, replaceInContent } from './replace-in-content'
import { EMPTY_DRAFT } from '../pipeline/model'

const ASK = { query: 'G60科创走廊', isExact: false, isWhole: false, unitesScripts: true }

function contentWith(headline: string, ...texts: string[]): ArticleContent {
  const blocks = texts.map((text) => ({ kind: 'paragraph' as const, text, credit: null, source: [] }))
  const ids = [...texts.map((_, at) => `b${at}`), 'last']
  const section = '00000000-0000-4000-8000-000000000000'
  return contentOfDraft({ ...EMPTY_DRAFT, headline, blocks }, () => [], ids, section)
}
const linesOf = ({ headline, body }: ArticleContent) => [
  headline,
  ...textBlocksOf(body).map(({ text }) => text),
]

test('words are found in headline and text, whatever their width and script, with what stands around them', () => {
  const content = contentWith('G60科创走廊开会', '记者从Ｇ６０科创走廊获悉，g60科創走廊很长。')
  expect(findInContent(content, ASK).map(({ blockId, found, before }) => [blockId, before, found])).toEqual([
    ['headline', '', 'G60科创走廊'],
    ['b0', '记者从', 'Ｇ６０科创走廊'],
    ['b0', '记者从Ｇ６０科创走廊获悉，', 'g60科創走廊'],
  ])
})

test('only the places that are given are replaced, in any order, and everything else stays', () => {
  const content = contentWith('G60科创走廊开会', 'G60科创走廊和G60科创走廊', '没有')
  const [headline, , last] = findInContent(content, ASK)
  if (!headline || !last) throw new Error('nothing was found')
  const replaced = replaceInContent(content, [headline, last], '长三角')
  expect(replaced && linesOf(replaced)).toEqual(['长三角开会', 'G60科创走廊和长三角', '没有'])
  expect(replaced?.body.content[1]).toEqual(content.body.content[1])
  const gone = replaceInContent(content, findInContent(content, ASK), '')
  expect(gone && linesOf(gone)).toEqual(['开会', '和', '没有'])
  expect(gone && textOf({ type: 'doc', content: gone.body.content })).toBe('和没有')
})

test('a headline that would be longer than headlines may be is refused', () => {
  const content = contentWith('一'.repeat(400), '正文')
  const places = findInContent(content, { ...ASK, query: '一' })
  expect(replaceInContent(content, places, '十个字的词语在这里呀')).toBeNull()
})
