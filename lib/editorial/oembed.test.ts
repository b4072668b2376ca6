import { expect, test } from 'vitest'
import { OembedQuery, readChartAddress, toOembed } from './oembed'

const SITE = { name: '科创走廊', url: 'https://example.cn', locale: 'zh-CN' } as const
const PICTURE = { url: 'https://example.cn/share.png', width: 1200, height: 630 }

test('the address of a chart is read in either language, with its subjects, and of this site alone', () => {
  const read = (url: string) => readChartAddress(url, SITE.url)
  const plain = { locale: 'zh-CN', slug: '企业数', subjects: [] }
  expect(read(`${SITE.url}/metrics/${encodeURIComponent('企业数')}`)).toEqual(plain)
  expect(read(`${SITE.url}/metrics/企业数?utm_source=a#v-1`)).toEqual(plain)
  expect(read(`${SITE.url}/en/embed/a?subjects=b,c`)).toEqual({
    locale: 'en',
    slug: 'a',
    subjects: ['b', 'c'],
  })
  for (const other of [
    'https://other.cn/metrics/a',
    `${SITE.url}/metrics`,
    `${SITE.url}/articles/a`,
    `${SITE.url}/metrics/%E0%A4%A`,
    'nonsense',
  ])
    expect(read(other), other).toBeNull()
})

test('the answer is a frame no larger than was asked for, and no name breaks out of it', () => {
  const chart = { locale: 'zh-CN', slug: 'a', subjects: ['b'], title: '“数”"><script>' } as const
  const asked = (query: object) => OembedQuery.parse({ url: `${SITE.url}/metrics/a`, ...query })
  const answer = toOembed(SITE, { ...chart, subjects: ['b'] }, PICTURE, asked({ maxwidth: '400' }))
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 400, height: 560 })
  expect(answer).not.toHaveProperty('thumbnail_url')
  expect(answer.html).toContain('src="https://example.cn/embed/a?subjects=b"')
  expect(answer.html).not.toContain('<script')
  const wide = toOembed(SITE, { ...chart, subjects: [] }, PICTURE, asked({ maxwidth: 2000, maxheight: 2000 }))
  expect(wide).toMatchObject({ width: 720, thumbnail_width: 1200 })
  expect(OembedQuery.safeParse({ url: 'a' }).success).toBe(false)
  expect(OembedQuery.safeParse({ url: SITE.url, maxwidth: '-1' }).success).toBe(false)
})
