import { describe, expect, test } from 'vitest'
import { contentOfTexts } from '../../seeds/marked-articles'
import { annotationsOf } from './annotations-of'
import type { ArticleContent, StatedFigure } from './content'
import { keepMarks, keepWholeMarks } from './keep-marks'
import { markBody } from './mark-body'
import { isBlocking, openEyes, withQuotes } from './open-eyes'
import { withBases } from './stale-figures'

const FIGURE: StatedFigure = {
  indicator: '企业数',
  subject: null,
  value: '15000',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=',
  kind: 'level',
  period: null,
  scope: null,
}
type Marks = Record<string, { kind: 'entity' | 'metric'; words: string; nth?: number }>

/** An article of paragraphs p0, p1, … with marks on words, by their id. */
function marked(texts: string[], marks: Marks = {}): ArticleContent {
  const blocks = texts.map((text, at) => ({ id: `p${at}`, text }))
  const content = contentOfTexts(blocks)
  const placements = Object.entries(marks).map(([id, { kind, words, nth = 0 }]) => {
    const block = blocks.find(({ text }) => text.includes(words)) ?? { id: '', text: '' }
    let start = block.text.indexOf(words)
    for (let count = 0; count < nth; count += 1) start = block.text.indexOf(words, start + 1)
    if (kind === 'entity') content.mentions[id] = { tagId: `tag of ${words}` }
    else content.metrics[id] = FIGURE
    const attrs = kind === 'entity' ? { mentionId: id } : { metricId: id }
    return { blockId: block.id, start, end: start + words.length, mark: { type: kind, attrs } }
  })
  return withQuotes(withBases({ ...content, body: markBody(content.body, placements) }, null), null)
}

const standing = ({ body }: ArticleContent) =>
  annotationsOf(body).map(({ id, quote, start }) => [id, quote, start])
const listed = (content: ArticleContent) => openEyes(content).map(({ id, reason }) => [id, reason])

const LEAD = '记者昨天从松江区获悉，当地已有高新技术企业1.5万家，比上年多。'

describe('a text that no editor wrote', () => {
  test('keeps marks that overlap and nest on their words, whatever came between', () => {
    const before = marked([LEAD], {
      outer: { kind: 'metric', words: '高新技术企业1.5万家' },
      inner: { kind: 'metric', words: '1.5万家' },
      name: { kind: 'entity', words: '松江区' },
      crossing: { kind: 'entity', words: '区获悉，当地' },
    })
    const after = contentOfTexts([
      { id: 'x', text: '编者按。' },
      { id: 'y', text: `本报讯 ${LEAD}完。` },
    ])
    const { content } = keepMarks(before, after)
    expect(standing(content)).toEqual([
      ['name', '松江区', 9],
      ['crossing', '区获悉，当地', 11],
      ['outer', '高新技术企业1.5万家', 19],
      ['inner', '1.5万家', 25],
    ])
    expect(listed(content)).toEqual([])
    expect(content.metrics).toEqual(before.metrics)
    expect(content).not.toHaveProperty('eyes')
  })

  test('never lays a figure on other words, nor a name on words that are not alike', () => {
    const before = marked([LEAD], {
      figure: { kind: 'metric', words: '1.5万家' },
      name: { kind: 'entity', words: '松江区' },
    })
    const { content } = keepMarks(
      before,
      contentOfTexts([{ id: 'p0', text: LEAD.replace('1.5万家', '1.6万家').replace('松江区', '青浦') }]),
    )
    expect(standing(content)).toEqual([])
    expect(content.eyes).toMatchObject({
      figure: {
        kind: 'metric',
        reason: 'words-gone',
        quote: '1.5万家',
        before: LEAD.slice(0, 21),
        metric: FIGURE,
      },
      name: { kind: 'entity', reason: 'words-gone', quote: '松江区', mention: { tagId: 'tag of 松江区' } },
    })
    expect(
      openEyes(content)
        .filter(isBlocking)
        .map(({ id }) => id),
    ).toEqual(['figure'])
  })

  test('lays a name on the words that took its place, and puts them before an editor', () => {
    const lead = '本报讯记者昨天从当地松江高新区管委会获悉，那里已有许多企业。'
    const { content: found } = keepMarks(
      marked([lead], { name: { kind: 'entity', words: '松江高新区管委会' } }),
      contentOfTexts([{ id: 'p0', text: lead.replace('管委会', '管理委员会') }]),
    )
    expect(standing(found)).toEqual([['name', '松江高新区管理委员会', 10]])
    expect(openEyes(found)).toMatchObject([
      { id: 'name', state: 'changed', quote: '松江高新区管委会', text: '松江高新区管理委员会' },
    ])
    expect(openEyes(found).every(isBlocking)).toBe(true)
  })

  test('does not take a lookalike that had been there all along', () => {
    const texts = ['松江区去年新增企业300家，创历史新高。', '青浦区去年新增企业300家，创历史新高。']
    const before = marked(texts, { figure: { kind: 'metric', words: '300家' } })
    const { content } = keepMarks(before, contentOfTexts([{ id: 'z', text: texts[1] ?? '' }]))
    expect(standing(content)).toEqual([])
    expect(listed(content)).toEqual([['figure', 'ambiguous']])
  })

  test('makes one of two marks that say the same of the same words, and asks where they say other things', () => {
    const before = marked([LEAD], {
      a: { kind: 'entity', words: '松江区' },
      b: { kind: 'metric', words: '1.5万家' },
    })
    const after = marked([`${LEAD}完。`], {
      c: { kind: 'entity', words: '松江区' },
      d: { kind: 'metric', words: '1.5万家' },
    })
    const other = { ...after, metrics: { d: { ...FIGURE, value: '16000' } } }
    expect(keepMarks(before, after).merged.map(({ id, sameAs }) => [id, sameAs])).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ])
    const { content, merged } = keepMarks(before, other)
    expect(merged.map(({ id }) => id)).toEqual(['a'])
    expect(listed(content)).toEqual([['b', 'ambiguous']])
  })

  test('brings back a mark that waited when its words come back, and leaves what a person decided alone', () => {
    const before = marked([LEAD, '第二段。'], {
      a: { kind: 'entity', words: '松江区' },
      b: { kind: 'metric', words: '1.5万家' },
    })
    const { content: waiting } = keepMarks(before, contentOfTexts([{ id: 'p1', text: '第二段。' }]), [
      { markId: 'b', outcome: 'dropped', sameAs: null },
    ])
    expect(listed(waiting)).toEqual([['a', 'words-gone']])
    const again = contentOfTexts([
      { id: 'p1', text: '第二段。' },
      { id: 'new', text: LEAD },
    ])
    const { content } = keepMarks(waiting, again)
    expect(standing(content)).toEqual([['a', '松江区', 5]])
    expect(listed(content)).toEqual([])
  })
})

test('a merge that cut through a mark loses neither the mark nor the truth', () => {
  const before = marked([LEAD], {
    name: { kind: 'entity', words: '松江区' },
    figure: { kind: 'metric', words: '1.5万家' },
  })
  const body = JSON.stringify(before.body).replace('"text":"1.5万家"', '"text":"1.5万"')
  const cut = { ...before, body: JSON.parse(body) }
  const kept = keepWholeMarks(before, cut)
  expect(standing(kept)).toEqual([['name', '松江区', 5]])
  expect(listed(kept)).toEqual([['figure', 'words-gone']])
})
