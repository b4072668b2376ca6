import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeActor, makePublished } from '@/seeds/factory'
import { db } from '../db/client'
import { listAddressesOf, listAddressParts, listNews } from '../db/public/addresses'
import { COMMAND_LINE } from '../editorial/actor'
import { ADDRESS_KINDS, type AddressKind } from '../editorial/sitemap-address'
import { importFile } from '../newsroom/import-page'
import { unpublishArticle } from '../newsroom/unpublish-article'
import { findSitemapPart, listNewsStories, listSitemapParts } from './addresses'

const namesOf = async (kind: AddressKind, size: number) => {
  const parts = await listAddressParts(kind, size)
  const rows = await Promise.all(parts.map((_, at) => listAddressesOf(kind, at + 1, size)))
  return rows.map((part) => part.map(({ name }) => name))
}

async function importPage() {
  const mark = randomUUID().slice(0, 8)
  const lines = [
    `九城市共建科创走廊${mark}`,
    '本报讯(记者 李天蔚)昨天，松江区目前有高新技术企业1.5万家。',
    '',
  ]
  const file = { name: `${mark}.txt`, bytes: new TextEncoder().encode(lines.join('\n')) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish: true })
  const { slug } = await db.publication.findFirstOrThrow({ where: { headline: lines[0] } })
  return { pageId, slug }
}

test('the parts of the sitemap name every page once, however they are cut', async () => {
  const { pageId, slug } = await importPage()
  const wanted = { articles: slug, sources: pageId, authors: '李天蔚' }
  for (const kind of ADDRESS_KINDS) {
    const [whole = []] = await namesOf(kind, 100_000)
    const parts = await namesOf(kind, 3)
    expect(parts.flat(), kind).toEqual(whole)
    expect(new Set(whole).size, kind).toBe(whole.length)
    expect(parts.slice(0, -1).every(({ length }) => length === 3)).toBe(true)
  }
  for (const [kind, name] of Object.entries(wanted) as [AddressKind, string][])
    expect((await namesOf(kind, 100_000)).flat()).toContain(name)
  const kinds = (await listSitemapParts()).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['pages', 'days', ...Object.keys(wanted)]))
  expect(await findSitemapPart('articles', 9999)).toBeNull()
})

test('what was withdrawn has no address', async () => {
  const actor = await makeActor()
  const article = await makePublished(actor, '甲', ['甲。'])
  expect((await namesOf('articles', 1000)).flat()).toContain(article.slug)
  await unpublishArticle(actor, article)
  expect((await namesOf('articles', 1000)).flat()).not.toContain(article.slug)
})

test('news is what first went public in so many hours, but for what was imported', async () => {
  const fresh = await makePublished(await makeActor(), '新', ['新。'])
  const imported = await importPage()
  const slugs = (await listNewsStories()).map(({ slug }) => slug)
  expect(slugs).toContain(fresh.slug)
  expect(slugs).not.toContain(imported.slug)
  expect((await listNews(0, 1000)).map(({ slug }) => slug)).not.toContain(fresh.slug)
})
