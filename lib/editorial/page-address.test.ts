import { expect, test } from 'vitest'
import { localeOfPath, readerAddress } from './page-address'

test('a page is kept under its path and the parameters that make it another page', () => {
  const keys = {
    '/': '/',
    '/articles/a%20b': '/articles/a%20b',
    '/en/sections/x?after=2': '/en/sections/x?after=2',
    '/sources/1?lines=3-4&utm_source=mail': '/sources/1?lines=3-4',
    '/?gclid=1': '/',
    '/tags?': '/tags',
    '//other.example/a': '//other.example/a',
    '/sources/1?lines=3&after=2': '/sources/1?lines=3',
    '/en/tags?type=person&after=2': '/en/tags?after=2&type=person',
    '/embed/a?subjects=b&theme=dark': '/embed/a?subjects=b',
  }
  for (const [asked, key] of Object.entries(keys)) expect(readerAddress(asked)?.key, asked).toBe(key)
})

test('what programs read is kept under its path alone, and a question of any kind is not', () => {
  const keys = {
    '/api/v1': '/api/v1',
    '/api/v1/articles': '/api/v1/articles',
    '/api/v1/articles?': '/api/v1/articles',
    '/%61pi/v1/tags/a%20b': '/api/v1/tags/a%20b',
    '/api/v1/articles?limit=2': null,
    '/api/v1/search?q=%E6%9D%BE': null,
    '/api/v1/articles/a?x=1': null,
  }
  for (const [asked, key] of Object.entries(keys)) expect(readerAddress(asked)?.key, asked).toBe(key)
  for (const asked of ['/api/v12', '/api/desk/articles', '/api/health', '/api/suggest?q=a'])
    expect(readerAddress(asked), asked).toBeNull()
})

test('a page has one key, however its address is spelled and whatever is added to it', () => {
  const slug = encodeURIComponent('松江3-a')
  for (const asked of [
    `/articles/${slug}`,
    `/articles/${slug.toLowerCase()}`,
    '/articles/松江3-%61',
    `/tags/../articles/${slug}`,
    `/articles/${slug}#top`,
    `/articles/${slug}?from=singlemessage&isappinstalled=0`,
    `/articles/${slug}?after=1&lines=2&type=person`,
  ])
    expect(readerAddress(asked)?.key, asked).toBe(`/articles/${slug}`)
  expect(readerAddress('/articles/a%2Fb')?.key).toBe('/articles/a%2Fb')
  expect(readerAddress('/articles/%E4%BD')?.key).toBe('/articles/%E4%BD')
  expect(readerAddress('/x/../admin/pages')).toBeNull()
})

test('words of a reader are not kept, and what is no readers’ page is none', () => {
  for (const query of ['q=松江', 'type=person'])
    expect(readerAddress(`/search?${query}`)).toEqual({ path: '/search', key: null })
  for (const asked of [
    '/admin',
    '/admin/x',
    '/api/health',
    '/login?x=1',
    '/oembed?url=a',
    '/_next/static/a.js',
    '*',
    '',
  ])
    expect(readerAddress(asked), asked).toBeNull()
  expect(readerAddress('/administration')?.key).toBe('/administration')
})

test('the language is that of the address', () => {
  expect(['/', '/en', '/en/tags', '/entry'].map(localeOfPath)).toEqual(['zh-CN', 'en', 'en', 'zh-CN'])
})
