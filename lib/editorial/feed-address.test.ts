import { expect, test } from 'vitest'
import { feedPath, readFeedFile } from './feed-address'

test('a feed has an address of its own in each format, which is read back', () => {
  expect(feedPath({ kind: 'site', slug: null }, 'xml')).toBe('/feed.xml')
  const subject = { kind: 'tag' as const, slug: 'g60.ke-chuang' }
  expect(feedPath(subject, 'atom')).toBe('/feeds/tag/g60.ke-chuang.atom')
  expect(readFeedFile('tag', 'g60.ke-chuang.atom')).toEqual({ subject, format: 'atom' })
})

test.for([
  ['site', 'a.xml'],
  ['tag', 'a.csv'],
  ['tag', '.xml'],
  ['tag', 'xml'],
] as const)('%s/%s is no feed', ([kind, file]) => {
  expect(readFeedFile(kind, file)).toBeNull()
})
