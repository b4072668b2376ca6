import { expect, test } from 'vitest'
import { ADDRESS_KINDS, readSitemapFile, sitemapPath, type SitemapPart } from './sitemap-address'

test('a file of the sitemap is read as it was named, and no other name is', () => {
  const parts: SitemapPart[] = [
    { kind: 'pages' },
    ...ADDRESS_KINDS.flatMap((kind) => [
      { kind, part: 1 },
      { kind, part: 40 },
    ]),
  ]
  for (const part of parts) expect(readSitemapFile(sitemapPath(part).replace('/sitemaps/', ''))).toEqual(part)
  for (const file of ['tags.xml', 'tags-0.xml', 'tags-01.xml', 'tags-1', 'drafts-1.xml', 'pages-1.xml', ''])
    expect(readSitemapFile(file), file).toBeNull()
})
