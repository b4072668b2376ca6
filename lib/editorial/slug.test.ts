import { describe, expect, test } from 'vitest'
import { articleSlug, freeSlug, initialsOf, pinyinOf, slugOf } from './slug'

describe('slugs and type-ahead forms', () => {
  test.for([
    ['科创走廊', 'kechuangzoulang', 'kczl', 'ke-chuang-zou-lang'],
    ['G60科创走廊', 'g60kechuangzoulang', 'g60kczl', 'g60-ke-chuang-zou-lang'],
    ['R&D投入强度', 'rdtouruqiangdu', 'rdtrqd', 'rd-tou-ru-qiang-du'],
    ['女排', 'nvpai', 'np', 'nv-pai'],
  ] as const)('%s', ([text, pinyin, initials, slug]) => {
    expect([pinyinOf(text), initialsOf(text), slugOf(text)]).toEqual([pinyin, initials, slug])
  })

  test('a long headline is cut at a syllable', () => {
    expect(slugOf('九城协同让彼此优势共振放大', 20)).toBe('jiu-cheng-xie-tong')
  })

  test('an article has its printed date only when one is known', () => {
    const id = '0190aaaa-0000-7000-8000-0000deadbeef'
    expect(articleSlug('松江', '2023-12-04', id)).toBe('2023-12-04-song-jiang-deadbeef')
    expect(articleSlug('……', null, id)).toBe('deadbeef')
  })

  test('a taken address gets a number', async () => {
    const taken = new Set(['song-jiang', 'song-jiang-2'])
    expect(await freeSlug('松江', async (slug) => taken.has(slug))).toBe('song-jiang-3')
  })
})
