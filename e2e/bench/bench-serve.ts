import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Client } from 'pg'
import { closeDatabase } from '@/lib/db/health'
import { refreshFrequencies } from '@/lib/db/search-index'
import { siteAddress } from '@/lib/editorial/addresses'
import { findPages } from './bench-addresses'
import { load, type Load } from './bench-load'
import { measureProduct } from './bench-product'
import { usedBy, usedByProcess, type ProcessName, type Used } from './bench-processes'
import { startRivals } from './bench-rivals'
import { growSite } from './bench-site'
import { putToken } from './bench-token'

type Weight = { page: string; html: number; htmlBr: number; styles: number; scripts: number }
type Row = Record<string, string | number>
export type ServeResult = {
  loads: (Load & { ofMemory: number; ofNext: number })[]
  weights: Weight[]
  /** One reader after another: a view of an article that nobody has read yet, a search. */
  waits: Row[]
  memory: Row[]
}

type Options = { articles: number; seconds: number; tell: (line: string) => void }
/** The product that is measured. */
type Site = { url: string; used: () => Record<ProcessName, Used> }

const FIRST_VIEWS = 200
/** A program that has just been started reads its own code as it goes; after so many views it knows most of it. */
const FIRST_VIEWS_AFTER_START = 100
const WARM_UP_VIEWS = 400
const SEARCHES = 60

/** Starts the product with many articles, and measures its pages beside what nothing can be much faster than. */
export function benchServe({ articles, seconds, tell }: Options): Promise<ServeResult> {
  return measureProduct(tell, async ({ client, databaseUrl, product }) => {
    const site: Site = { url: product.url, used: () => usedBy(product.pid, databaseUrl) }
    const atStart = memoryRow('after the start', site)
    tell(`Making ${articles} articles`)
    await growSite(client, articles)
    process.env.DATABASE_URL = databaseUrl
    await refreshFrequencies()
    await closeDatabase()
    await sleep(5000) // what went stale is made anew
    const pages = await findPages(client, site.url, tell)
    tell('Reading what nobody has read, and searching')
    const waits = [...(await measureFirstViews(client, site)), await measureSearches(client, site)]
    const weights = await Promise.all(Object.entries(pages).map(([page, url]) => weigh(page, url)))
    const loads = await measureLoads(pages, seconds, site, { tell, headers: await putToken(client) })
    return { loads, weights, waits, memory: [atStart, memoryRow('after load', site)] }
  })
}

/**
 * How long a reader waits for an article that nobody has read yet: of a server that has just been started, of one that has been at work, and
 * for the same article once somebody has read it.
 */
async function measureFirstViews(client: Client, site: Site): Promise<Row[]> {
  const { rows } = await client.query<{ slug: string }>(
    `SELECT "slug" FROM "LivePublication" ORDER BY md5("slug") LIMIT ${WARM_UP_VIEWS + FIRST_VIEWS}`,
  )
  const paths = rows.map(({ slug }) => siteAddress.article('zh-CN', slug))
  const measured = paths.slice(WARM_UP_VIEWS)
  const afterStart = paths.slice(0, FIRST_VIEWS_AFTER_START)
  const rowAfterStart = await readInTurn('first views after a start', afterStart, site)
  await readInTurn('', paths.slice(FIRST_VIEWS_AFTER_START, WARM_UP_VIEWS), site)
  return [
    rowAfterStart,
    await readInTurn('first view of an article', measured, site),
    await readInTurn('the same again', measured, site),
  ]
}

/** Searches for names of tags and pieces of headlines, no two alike: words that stand everywhere, and some that stand in one. */
async function measureSearches(client: Client, site: Site): Promise<Row> {
  const { rows } = await client.query<{ word: string }>(`
    (SELECT "name" AS "word" FROM "Tag" ORDER BY md5("name") LIMIT ${SEARCHES / 2})
    UNION ALL (SELECT left("headline", 2 + length("headline") % 4) FROM "LivePublication" GROUP BY 1 ORDER BY md5(left("headline", 2 + length("headline") % 4)) LIMIT ${SEARCHES / 4})
    UNION ALL (SELECT right("headline", 4) FROM "LivePublication" ORDER BY md5("headline") LIMIT ${SEARCHES / 4})`)
  const paths = rows.map(({ word }) => siteAddress.search('zh-CN', word))
  await readInTurn('', paths.slice(0, 10), site)
  return readInTurn('search', paths, site)
}

async function readInTurn(what: string, paths: readonly string[], site: Site): Promise<Row> {
  const before = site.used()
  const times: number[] = []
  for (const path of paths) {
    const begun = performance.now()
    const status = await read(`${site.url}${path}`)
    times.push(performance.now() - begun)
    if (status !== 200) throw new Error(`${path} answered ${status}`)
  }
  const after = site.used()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const cpu = (name: ProcessName) => (after[name].cpuMs - before[name].cpuMs) / paths.length
  return {
    what,
    times: paths.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    'front cpuMs': cpu('front'),
    'Next cpuMs': cpu('Next'),
    'database cpuMs': cpu('database'),
  }
}

const agent = new Agent({ keepAlive: true })

/** Asks as browsers do, and takes the bytes as they come: what a reader's machine makes of them is not the server's time. Answers the status. */
function read(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = get(url, { agent, headers: { 'accept-encoding': 'gzip, deflate, br' } }, (response) => {
      response.on('end', () => resolve(response.statusCode ?? 0)).on('error', reject)
      response.resume()
    })
    asking.on('error', reject)
  })
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

async function measureLoads(
  pages: Record<string, string>,
  seconds: number,
  site: Site,
  { tell, headers }: Pick<Options, 'tell'> & { headers: Record<string, string> },
): Promise<ServeResult['loads']> {
  const answer = await fetch(pages.article ?? '')
  const rivals = await startRivals(brotliCompressSync(Buffer.from(await answer.arrayBuffer())), tell)
  const ofSite = () => {
    const { front, Next, database } = site.used()
    return front.cpuMs + Next.cpuMs + database.cpuMs
  }
  try {
    const results: Load[] = []
    for (const { target, url, pid } of rivals) {
      tell(`Asking: ${target}`)
      results.push(await load(target, url, seconds, () => usedByProcess(pid).cpuMs))
    }
    for (const [page, url] of Object.entries(pages)) {
      tell(`Asking: ${page}`)
      results.push(await load(page, url, seconds, ofSite, headers))
    }
    const rateOf = (target: string) =>
      results.find((result) => result.target === target)?.requestsPerSecond || Number.NaN
    return results.map((result) => ({
      ...result,
      ofMemory: result.requestsPerSecond / rateOf('Node, from memory'),
      ofNext: result.requestsPerSecond / rateOf('Next, bare static page'),
    }))
  } finally {
    for (const { stop } of rivals) stop()
  }
}

/** Resident memory of each process in MiB; servers of the database count what they share anew each, and are left out. */
function memoryRow(when: string, site: Site): Row {
  const { front, Next, worker, launcher } = site.used()
  const of = (used: Used) => used.residentMiB
  return {
    'resident, MiB': when,
    front: of(front),
    Next: of(Next),
    'both, for readers': of(front) + of(Next),
    worker: of(worker),
    launcher: of(launcher),
  }
}
