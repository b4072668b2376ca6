import { expect, test } from 'vitest'
import { annotationDifferences } from './annotation-difference'
import type { ArticleContent, StatedFigure } from './content'
import { markBody } from './mark-body'

const [MENTION, FIGURE, TAG, OTHER] = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000010${n}`) as [
  string,
  string,
  string,
  string,
]
const stated: StatedFigure = {
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
  basis: { text: '1.5万家', clause: '松江有企业1.5万家', words: [] },
}
const TEXT = '松江有企业1.5万家。'

function content(tagId: string | null, figure: StatedFigure | null, text = TEXT): ArticleContent {
  const at = text.indexOf('1.')
  const paragraph = { type: 'paragraph', attrs: { id: 'a', source: [] }, content: [{ type: 'text', text }] }
  const marks = [
    ...(tagId
      ? [{ blockId: 'a', start: 0, end: 2, mark: { type: 'entity' as const, attrs: { mentionId: MENTION } } }]
      : []),
    ...(figure
      ? [
          {
            blockId: 'a',
            start: at,
            end: at + 5,
            mark: { type: 'metric' as const, attrs: { metricId: FIGURE } },
          },
        ]
      : []),
  ]
  return {
    schemaVersion: 1,
    kicker: null,
    headline: '标题',
    deck: null,
    sectionId: TAG,
    bylines: [],
    printedSection: null,
    outlet: null,
    sourceCredit: null,
    dateline: null,
    continuesFrom: null,
    continuesTo: null,
    isFragment: false,
    body: markBody({ type: 'doc', content: [paragraph] }, marks),
    mentions: tagId ? { [MENTION]: { tagId } } : {},
    metrics: figure ? { [FIGURE]: figure } : {},
  }
}

test('tells what was marked, unmarked and given to another tag', () => {
  const added = { kind: 'mention', id: MENTION, change: 'added', quote: '松江', tagId: TAG }
  expect(annotationDifferences(content(null, null), content(TAG, null))).toEqual([added])
  expect(annotationDifferences(content(TAG, null), content(null, null))).toEqual([
    { ...added, change: 'removed' },
  ])
  expect(annotationDifferences(content(TAG, null), content(OTHER, null))).toEqual([
    { kind: 'mention', id: MENTION, change: 'retagged', quote: '松江', before: TAG, after: OTHER },
  ])
})

test('tells each field of a figure that says something else, and its words; not what it was confirmed against', () => {
  const { basis: _, ...bare } = stated
  expect(annotationDifferences(content(null, stated), content(null, bare))).toEqual([])
  expect(annotationDifferences(content(null, null), content(null, stated))).toMatchObject([
    { kind: 'metric', change: 'added', quote: '1.5万家' },
  ])
  const after = content(null, { ...stated, value: '18000', period: '2024年' }, '松江有企业1.8万家。')
  expect(annotationDifferences(content(null, stated), after)).toEqual([
    {
      kind: 'metric',
      id: FIGURE,
      change: 'changed',
      quote: '1.8万家',
      quoteBefore: '1.5万家',
      fields: [
        { field: 'value', before: '15000', after: '18000' },
        { field: 'period', before: null, after: '2024年' },
      ],
    },
  ])
})
