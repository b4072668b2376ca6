import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { siteAddress } from '@/lib/editorial/addresses'
import { launchProduct, makeDataDir, type Launch } from '../server'
import { load, type Load } from './bench-load'
import { startRivals } from './bench-rivals'
import { growSite } from './bench-site'

type Weight = { page: string; html: number; htmlBr: number; styles: number; scripts: number }
export type ServeResult = {
  loads: (Load & { ofMemory: number })[]
  weights: Weight[]
  facts: Record<string, number>[]
}

type Options = { articles: number; seconds: number; tell: (line: string) => void }

const FIRST_VIEWS = 40

/** Starts the product with many articles, and measures its pages beside what nothing can be much faster than. */
export async function benchServe({ articles, seconds, tell }: Options): Promise<ServeResult> {
  const server = await openTestServer(tell)
  const database = await makeTestDatabase(server)
  const dataDir = makeDataDir()
  const product = await launchProduct({
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'publish' },
  })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    tell(`Making ${articles} articles`)
    await growSite(client, articles)
    await sleep(5000) // what went stale is made anew
    const pages = await findPages(client, product.url)
    const firstView = await measureFirstViews(client, product.url)
    const weights = await Promise.all(Object.entries(pages).map(([page, url]) => weigh(page, url)))
    const loads = await measure(pages, seconds, tell)
    return { loads, weights, facts: [{ ...firstView, ...memoryOf(product) }] }
  } finally {
    await client.end()
    await product.interrupt()
    await database.drop()
    await server.close()
    rmSync(dataDir, { recursive: true })
  }
}

/** One address of each kind; those with most on them. Addresses that this version does not have are left out. */
async function findPages(client: Client, url: string): Promise<Record<string, string>> {
  const one = async (sql: string) => (await client.query<{ slug: string }>(sql)).rows[0]?.slug ?? ''
  const article = await one('SELECT "slug" FROM "LivePublication" ORDER BY "firstPublishedAt" DESC LIMIT 1')
  const tag = await one(
    'SELECT t."slug" FROM "PublishedMention" m JOIN "Tag" t ON t."id" = m."tagId" GROUP BY t."id" ORDER BY count(*) DESC LIMIT 1',
  )
  const indicator = await one(
    'SELECT i."slug" FROM "PublishedMetric" m JOIN "Indicator" i ON i."id" = m."indicatorId" GROUP BY i."id" ORDER BY count(*) DESC LIMIT 1',
  )
  const all = {
    home: siteAddress.home('zh-CN'),
    article: siteAddress.article('zh-CN', article),
    tag: siteAddress.tag('zh-CN', tag),
    indicator: siteAddress.indicator('zh-CN', indicator),
    search: siteAddress.search('zh-CN', '科创'),
    API: '/api/v1/articles?limit=20',
  }
  const found: [string, string][] = []
  for (const [page, path] of Object.entries(all)) {
    if ((await fetch(`${url}${path}`)).status === 200) found.push([page, `${url}${path}`])
  }
  return Object.fromEntries(found)
}

/** How long a reader waits for an article that nobody has read yet. */
async function measureFirstViews(client: Client, url: string) {
  const { rows } = await client.query<{ slug: string }>(
    `SELECT "slug" FROM "LivePublication" ORDER BY md5("slug") LIMIT ${FIRST_VIEWS}`,
  )
  const times: number[] = []
  for (const { slug } of rows) {
    const begun = performance.now()
    await (await fetch(`${url}${siteAddress.article('zh-CN', slug)}`)).arrayBuffer()
    times.push(performance.now() - begun)
  }
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  return { firstViewP50Ms: at(0.5), firstViewP95Ms: at(0.95) }
}

async function weigh(page: string, url: string): Promise<Weight> {
  const html = Buffer.from(await (await fetch(url)).arrayBuffer())
  const linked = async (pattern: RegExp) => {
    const paths = [...html.toString().matchAll(pattern)].flatMap(([, path]) => path ?? [])
    const files = await Promise.all(
      paths.map(async (path) => (await fetch(new URL(path, url))).arrayBuffer()),
    )
    return files.reduce((sum, file) => sum + gzipSync(Buffer.from(file)).length, 0)
  }
  return {
    page,
    html: html.length,
    htmlBr: brotliCompressSync(html).length,
    styles: await linked(/<link rel="stylesheet" href="([^"]+)"/gu),
    scripts: await linked(/<script [^>]*\bsrc="([^"]+)"/gu),
  }
}

async function measure(pages: Record<string, string>, seconds: number, tell: (line: string) => void) {
  const answer = await fetch(pages.article ?? '')
  const rivals = await startRivals(brotliCompressSync(Buffer.from(await answer.arrayBuffer())), tell)
  try {
    const results: Load[] = []
    const targets = [...rivals.map(({ target, url }) => [target, url] as const), ...Object.entries(pages)]
    for (const [target, url] of targets) {
      tell(`Asking: ${target}`)
      results.push(await load(target, url, seconds))
    }
    const memory = results[0]?.requestsPerSecond ?? 1
    return results.map((result) => ({ ...result, ofMemory: result.requestsPerSecond / memory }))
  } finally {
    for (const { stop } of rivals) stop()
  }
}

/** Resident memory of each process of the product after all of it, in MiB. Linux only. */
function memoryOf({ pid }: Launch): Record<string, number> {
  const read = (process: string, file: string) => {
    try {
      return readFileSync(`/proc/${process}/${file}`, 'utf8')
    } catch {
      return ''
    }
  }
  const inGroup = readdirSync('/proc').filter((name) => {
    const stat = read(name, 'stat')
    return /^\d+$/u.test(name) && Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) === pid
  })
  const kinds = { front: 'serve/run.ts', Next: 'next', worker: 'worker/run.ts', launcher: 'launcher.ts' }
  const found = Object.entries(kinds).map(([name, part]) => {
    const process = inGroup.find((one) => read(one, 'cmdline').includes(part)) ?? ''
    const kilobytes = Number(/VmRSS:\s+(\d+)/u.exec(read(process, 'status'))?.[1] ?? 0)
    return [`${name}MiB`, Math.round(kilobytes / 1024)] as const
  })
  return Object.fromEntries(found)
}
