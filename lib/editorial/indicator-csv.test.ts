import { expect, test } from 'vitest'
import { figureOfYear } from '../../seeds/figure-rows'
import { readCsv } from './csv'
import { CSV_COLUMNS, indicatorCsv } from './indicator-csv'

test('every row says what it states, exactly, and where it stands', () => {
  const figure = figureOfYear(2023, '-0.10', {
    line: { pageId: '0197d3a0-0000-7000-8000-000000000000', number: 12 },
    sentence: '=1+1，“约”',
  })
  const csv = indicatorCsv([figure], {
    indicator: '企业数',
    siteName: '科创走廊',
    siteUrl: 'https://example.cn',
    locale: 'zh-CN',
    head: (column) => column,
  })
  const [head, row = []] = readCsv(csv) ?? []
  expect(head).toEqual([...CSV_COLUMNS])
  const cell = (column: (typeof CSV_COLUMNS)[number]) => row[CSV_COLUMNS.indexOf(column)]
  // A number stays one; what a spreadsheet would calculate is guarded.
  expect(csv).toContain(',-0.10,')
  expect(csv).toContain("'=1+1")
  expect([cell('value'), cell('sentence'), cell('periodFrom')]).toEqual(['-0.10', '=1+1，“约”', '2023-01-01'])
  expect(cell('address')).toBe(`https://example.cn/articles/${figure.article.slug}#b-block`)
  expect(cell('printedLine')).toBe('https://example.cn/sources/0197d3a0-0000-7000-8000-000000000000#l-12')
})
