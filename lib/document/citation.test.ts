import { expect, test } from 'vitest'
import { articleCitation, indicatorCitation } from './citation'

const ARTICLE = {
  headline: '九城市共建科创走廊',
  bylines: [{ name: '李天蔚' }],
  newspaper: '松江报',
  printedOn: '2023-12-04',
  pageLabel: '第二版',
  publishedOn: '2026-11-28',
  siteName: '科创走廊',
  address: 'https://example.cn/articles/a',
}
const text = ({ before, after }: { before: string; after: string }) => `${before}2026-11-29${after}`

test('a printed article names paper, day and page', () => {
  expect(text(articleCitation(ARTICLE))).toBe(
    '李天蔚. 九城市共建科创走廊[N/OL]. 松江报, 2023-12-04(2)[2026-11-29]. https://example.cn/articles/a.',
  )
})

test('of more than three authors three are named', () => {
  const bylines = ['甲', '乙', '丙', '丁'].map((name) => ({ name }))
  expect(articleCitation({ ...ARTICLE, bylines }).before).toMatch(/^甲, 乙, 丙, 等\. /u)
})

test('without a known day it is an electronic text of the day it was published', () => {
  expect(text(articleCitation({ ...ARTICLE, bylines: [], printedOn: null }))).toBe(
    '九城市共建科创走廊[EB/OL]. 松江报, 科创走廊, (2026-11-28)[2026-11-29]. https://example.cn/articles/a.',
  )
})

test('an indicator is a data set', () => {
  const cited = { name: '高新技术企业数', siteName: '科创走廊', address: 'https://example.cn/metrics/x' }
  expect(text(indicatorCitation(cited))).toBe(
    '科创走廊. 高新技术企业数[DS/OL]. [2026-11-29]. https://example.cn/metrics/x.',
  )
})
