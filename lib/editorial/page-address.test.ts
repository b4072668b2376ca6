import { expect, test } from 'vitest'
import { localeOfPath, readerAddress } from './page-address'

test('a page is kept under its path and the parameters that make it another page', () => {
  const keys = {
    '/': '/',
    '/articles/a%20b': '/articles/a%20b',
    '/en/sections/x?after=2': '/en/sections/x?after=2',
    '/sources/1?lines=3-4&utm_source=mail': '/sources/1?lines=3-4',
    '/sources/1?lines=3&after=2': '/sources/1?after=2&lines=3',
    '/?gclid=1': '/',
    '/tags?': '/tags',
    '//other.example/a': '//other.example/a',
  }
  for (const [asked, key] of Object.entries(keys)) expect(readerAddress(asked)?.key, asked).toBe(key)
})

test('words of a reader are not kept, and what is no readers’ page is none', () => {
  for (const query of ['q=松江', 'type=person'])
    expect(readerAddress(`/search?${query}`)).toEqual({ path: '/search', key: null })
  for (const asked of ['/admin', '/admin/x', '/api/health', '/login?x=1', '/_next/static/a.js', '*', ''])
    expect(readerAddress(asked), asked).toBeNull()
  expect(readerAddress('/administration')?.key).toBe('/administration')
})

test('the language is that of the address', () => {
  expect(['/', '/en', '/en/tags', '/entry'].map(localeOfPath)).toEqual(['zh-CN', 'en', 'en', 'zh-CN'])
})
