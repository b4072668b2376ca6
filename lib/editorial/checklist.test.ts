import { expect, test } from 'vitest'
import { EMPTY_CONTENT, type ArticleContent } from '../document/content'
import { CHECK_NAMES, CHECKLIST, findingsOf, type ReadyFacts } from './checklist'

const paragraph = (text: string) => ({
  type: 'paragraph',
  attrs: { id: 'a', source: [] },
  content: [{ type: 'text', text }],
})
const picture = (alt: string, credit: string | null = '王某') => ({
  type: 'figure',
  attrs: { id: 'p', source: [], assetId: 'x', alt, credit },
})

const CONTENT: ArticleContent = {
  ...EMPTY_CONTENT,
  headline: '标题',
  sectionId: '00000000-0000-4000-8000-000000000000',
  responsibleEditor: '张三',
  body: { type: 'doc', content: [paragraph('正文')] },
}
const READY: ReadyFacts = {
  content: CONTENT,
  openSuggestions: 0,
  hasProposal: false,
  openConflicts: 0,
  correctionDrafts: 0,
  openComments: 0,
}
const names = (content: Partial<ArticleContent>, facts: Partial<ReadyFacts> = {}) =>
  findingsOf({ ...READY, ...facts, content: { ...CONTENT, ...content } }).map(({ name }) => name)

test('nothing is said of an article that is ready', () => expect(names({})).toEqual([]))

test('what blocks and what only warns is exactly this', () => {
  expect(CHECK_NAMES.map((name) => `${CHECKLIST[name].level} ${name}`)).toEqual([
    'block headline-missing',
    'block body-empty',
    'block figures-stale',
    'block alt-missing',
    'block reprint-source-missing',
    'warn reprint-details-missing',
    'warn credit-missing',
    'warn editor-missing',
    'warn suggestions-open',
    'warn proposal-open',
    'warn conflicts-open',
    'warn correction-draft',
    'warn comments-open',
    'warn fragment',
  ])
})

test('a picture needs alternative text, a caption without a picture does not', () => {
  const withBlock = (block: ReturnType<typeof picture>) => ({
    body: { type: 'doc' as const, content: [paragraph('正文'), block] },
  })
  expect(names(withBlock(picture(' ')))).toEqual(['alt-missing'])
  expect(names(withBlock(picture('九城会场')))).toEqual([])
  expect(names(withBlock(picture('九城会场', null)))).toEqual(['credit-missing'])
  const caption = { ...picture(''), attrs: { id: 'p', source: [], assetId: null, alt: '', credit: null } }
  expect(names({ body: { type: 'doc', content: [paragraph('正文'), caption] } })).toEqual([])
})

test('a reprint names its source, and better author and headline too', () => {
  expect(names({ reprintTitle: '原标题' })).toEqual(['reprint-source-missing'])
  expect(names({ reprintSource: '新华社' })).toEqual(['reprint-details-missing'])
  expect(names({ reprintSource: '新华社', reprintAuthor: '李四', reprintTitle: '原标题' })).toEqual([])
})

test('what blocks comes first', () => {
  expect(names({ headline: ' ', isFragment: true, responsibleEditor: null }, { openConflicts: 2 })).toEqual([
    'headline-missing',
    'editor-missing',
    'conflicts-open',
    'fragment',
  ])
})
