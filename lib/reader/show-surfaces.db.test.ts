import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { db } from '../db/client'
import { COMMAND_LINE } from '../editorial/actor'
import type { PageFacts } from '../editorial/page-facts'
import { SURFACE } from '../editorial/surfaces'
import { importFile } from '../newsroom/import-page'
import { findArticle } from './articles'
import { findFeed } from './feeds'
import { findSectionPage, getFrontPage } from './front-page'
import { findIndicatorPage } from './indicators'
import { getPageFacts, showSurfaces } from './show-surfaces'
import { findSourcePage } from './sources'
import { findTagPage } from './tags'

// Next gives itself this class, which its stores are made of.
vi.hoisted(() => {
  Object.assign(globalThis, {
    AsyncLocalStorage: process.getBuiltinModule('node:async_hooks').AsyncLocalStorage,
  })
})

/** What Next does around the making of one answer. */
async function factsOf(read: () => Promise<unknown>): Promise<PageFacts> {
  const { workAsyncStorage } = await import('next/dist/server/app-render/work-async-storage.external')
  if (!(workAsyncStorage instanceof AsyncLocalStorage))
    throw new Error('Next’s stores are something else now')
  return workAsyncStorage.run(Object.create(null), async () => {
    await read()
    return getPageFacts()
  })
}

async function publishPage() {
  const mark = randomUUID().slice(0, 8)
  const lines = [
    `九城市共建科创走廊${mark}`,
    '本报讯(记者 李天蔚)昨天，松江区目前有高新技术企业1.5万家。',
    '',
  ]
  const file = { name: `${mark}.txt`, bytes: new TextEncoder().encode(lines.join('\n')) }
  const { pageId } = await importFile(COMMAND_LINE, file, { publish: true })
  const found = await db.publication.findFirstOrThrow({
    where: { headline: lines[0] },
    include: {
      section: true,
      mentions: { include: { tag: true } },
      metrics: { include: { indicatorRef: true } },
    },
  })
  const indicator = found.metrics.flatMap(({ indicatorRef }) => indicatorRef ?? [])[0]
  const tag = found.mentions.find(({ quote }) => quote === '松江区')?.tag
  if (!indicator || !tag) throw new Error('nothing was found on the page')
  return { pageId, articleId: found.articleId, slug: found.slug, section: found.section, tag, indicator }
}

test('every page on which words of an article stand is kept under that article', async () => {
  const { pageId, articleId, slug, section, tag, indicator } = await publishPage()
  const pages = {
    home: getFrontPage,
    feed: () => findFeed({ kind: 'site', slug: null }),
    'feed of a tag': () => findFeed({ kind: 'tag', slug: tag.slug }),
    section: () => findSectionPage(section.slug),
    article: () => findArticle(slug),
    tag: () => findTagPage(tag.slug),
    indicator: () => findIndicatorPage(indicator.slug),
    source: () => findSourcePage(pageId),
  }
  for (const [name, read] of Object.entries(pages)) {
    const { surfaces } = await factsOf(read)
    expect(surfaces, name).toContain(SURFACE.article(articleId))
  }
})

test('a page is good until the first text on it expires, and fresh until time changes it', async () => {
  const { articleId, slug } = await publishPage()
  expect(await factsOf(() => findArticle(slug))).toMatchObject({ validUntil: null })
  const expiresAt = new Date(Date.now() + 60_000)
  await db.publication.updateMany({ where: { articleId, endedAt: null }, data: { expiresAt } })
  const { validUntil, freshUntil } = await factsOf(() => findArticle(slug))
  expect(validUntil).toBe(expiresAt.toISOString())
  // Something else that names its tags may change earlier.
  expect(Date.parse(freshUntil ?? '')).toBeLessThanOrEqual(expiresAt.getTime())
  // Other tests count what readers see, and must not see it vanish while they do.
  await db.publication.updateMany({ where: { articleId, endedAt: null }, data: { expiresAt: null } })
})

test('what is shown after the page has said what it shows is an error', async () => {
  const shown = factsOf(async () => {
    showSurfaces(['latest'])
    await getPageFacts()
    showSurfaces(['latest'])
    showSurfaces(['tags'])
  })
  await expect(shown).rejects.toThrow('tags')
})
