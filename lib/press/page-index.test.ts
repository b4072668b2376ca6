import { assert, property, constantFrom, array, record, integer, option, uniqueArray } from 'fast-check'
import { expect, test } from 'vitest'
import { SURFACE } from '../editorial/surfaces'
import { PageIndex } from './page-index'

const KEYS = ['/articles/a', '/en/articles/a', '/tags', '/en/tags/b', '/tags/b?after=1', '/feed.xml', '/']
const SURFACES = ['latest', 'tags', 'tag:1', SURFACE.article('1'), SURFACE.article('2')]
const LISTS = new Set(['/tags', '/en/tags/b', '/feed.xml'])

const page = record({
  key: constantFrom(...KEYS),
  surfaces: uniqueArray(constantFrom(...SURFACES)),
  minutes: option(integer({ min: 0, max: 5 })),
  isDropped: constantFrom(false, false, true),
})
type Page = { key: string; surfaces: string[]; minutes: number | null; isDropped: boolean }

/** What is known of pages that are kept and dropped in this order, and the same as a plain list. */
function keep(pages: readonly Page[]) {
  const index = new PageIndex()
  const plain = new Map<string, Page & { begunAt: number }>()
  for (const [begunAt, one] of pages.entries()) {
    const { key, surfaces, minutes } = one
    const validUntil = minutes === null ? null : new Date(minutes * 60_000 + 500).toISOString()
    index.set({ key, begunAt, facts: { surfaces, freshUntil: null, validUntil } })
    plain.delete(key)
    plain.set(key, { ...one, begunAt })
    if (!one.isDropped) continue
    index.delete(key)
    plain.delete(key)
  }
  return { index, plain: [...plain.values()] }
}

test('finds what looking at every page would find', () => {
  assert(
    property(
      array(page),
      uniqueArray(constantFrom(...SURFACES)),
      integer({ min: 0, max: 6 }),
      (pages, stale, minute) => {
        const { index, plain } = keep(pages)
        const showing = plain.filter(({ surfaces }) => surfaces.some((one) => stale.includes(one)))
        const now = minute * 60_000 + 500
        const expired = plain.filter(({ minutes }) => minutes !== null && minutes <= minute)

        expect([...index.keys()]).toEqual(plain.map(({ key }) => key))
        expect(index.listsShowing(stale, 99).toSorted()).toEqual(
          showing
            .map(({ key }) => key)
            .filter((key) => LISTS.has(key))
            .toSorted(),
        )
        expect(index.withArticle('1').toSorted((a, b) => a.begunAt - b.begunAt)).toEqual(
          plain
            .filter(({ surfaces }) => surfaces.includes(SURFACE.article('1')))
            .map(({ key, begunAt }) => ({ key, begunAt })),
        )
        expect(index.expiredBy(now).toSorted()).toEqual(expired.map(({ key }) => key).toSorted())
        expect(index.expiredBy(now - 501)).toEqual(
          expect.arrayContaining(
            expired.filter(({ minutes }) => (minutes ?? 0) < minute).map(({ key }) => key),
          ),
        )
      },
    ),
  )
})

test('of many lists names those first whose surface few others show', () => {
  const index = new PageIndex()
  const facts = { freshUntil: null, validUntil: null }
  for (let number = 0; number < 50; number += 1)
    index.set({ key: `/tags/${number}`, begunAt: 1, facts: { ...facts, surfaces: ['latest'] } })
  index.set({ key: '/sections/a', begunAt: 1, facts: { ...facts, surfaces: ['latest', 'section:1'] } })
  expect(index.listsShowing(['latest', 'section:1'], 3)).toEqual(['/sections/a', '/tags/0', '/tags/1'])
})
