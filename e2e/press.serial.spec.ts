import { rm } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { openEmbeddedPostgres } from '@/lib/db/embedded-postgres'
import { makeTestDatabase } from '@/lib/db/test-database'
import { childrenOf } from './processes'
import { launchProduct, makeDataDir } from './server'

test.setTimeout(180_000)
test.use({ javaScriptEnabled: false })

test('readers keep the site while the database, Next and even the server in front are down', async ({
  page,
}) => {
  const [dataDir, databaseDir] = [makeDataDir(), makeDataDir()]
  const postgres = await openEmbeddedPostgres(databaseDir)
  const { url: databaseUrl } = await makeTestDatabase(postgres)
  const product = await launchProduct({
    env: { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SEED: 'publish' },
  })
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  client.on('error', () => {}) // it is stopped below
  const { rows } = await client.query<{ slug: string }>(
    'SELECT "slug" FROM "LivePublication" ORDER BY "firstPublishedAt" LIMIT 2',
  )
  const [read = '', unread = ''] = rows.map(({ slug }) => `/articles/${encodeURIComponent(slug)}`)
  const paths = [
    '/',
    '/en',
    read,
    `/en${read}`,
    '/tags',
    '/metrics',
    '/sections/yaowen',
    '/feed.xml',
    '/no/such',
  ]
  const answers = () =>
    Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${product.url}${path}`).catch(() => null)
        return [path, answer?.status, await answer?.text()]
      }),
    )
  const before = await answers()
  expect(before.map(([, status]) => status)).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 404])

  await postgres.close()
  expect(await answers(), 'without the database').toEqual(before)
  await page.goto(`${product.url}${read}`)
  await expect(page.getByRole('article')).toBeVisible()
  for (const [path, title] of [
    [unread, '页面暂时打不开'],
    ['/search?q=松江', '页面暂时打不开'],
    [`/en${unread}`, 'This page cannot be shown right now'],
  ] as const) {
    const answer = await page.goto(`${product.url}${path}`)
    expect(answer?.status(), path).toBe(503)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
  }

  const { server, front } = await childrenOf(product.pid)
  process.kill(server, 'SIGKILL')
  expect(await answers(), 'without Next').toEqual(before)
  process.kill(front, 'SIGKILL')
  const kept = before.filter(([, status]) => status === 200)
  await expect
    .poll(async () => (await answers()).filter(([path]) => path !== '/no/such'), { timeout: 30_000 })
    .toEqual(kept)

  await product.interrupt()
  await rm(dataDir, { recursive: true })
  await rm(databaseDir, { recursive: true })
})
