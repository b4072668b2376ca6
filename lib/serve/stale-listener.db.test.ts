import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { db } from '../db/client'
import { markStale } from '../db/stale-surfaces'
import { FILE_MINUTES_MAX } from '../newsroom/import-page'
import { listenForStaleSurfaces, LOOK_BACK_MINUTES, type Hearer, type StaleListener } from './stale-listener'

let listener: StaleListener
let heard: string[]
let expected: string[]
let losses: number
let hearer: Hearer

const listen = () => {
  listener = listenForStaleSurfaces(process.env.DATABASE_URL ?? '', hearer)
  return listener.caughtUp
}

beforeEach(async () => {
  await db.staleSurface.deleteMany()
  // What tests before this one let go live or expire is no news here.
  await db.$executeRaw`
    UPDATE "Publication" SET "goLiveAt" = "createdAt", "embargoUntil" = NULL, "expiresAt" = NULL WHERE "endedAt" IS NULL`
  heard = []
  expected = []
  losses = 0
  hearer = {
    origin: null,
    heardThrough: null,
    hear: (surfaces) => heard.push(...surfaces),
    expect: (keys) => expected.push(...keys),
    lost: () => (losses += 1),
  }
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await listen()
})
afterEach(async () => {
  await listener.stop()
  vi.restoreAllMocks()
})

const mark = (...surfaces: string[]) => db.$transaction((tx) => markStale(tx, surfaces))
const hears = (surfaces: unknown) =>
  vi.waitFor(() => expect(heard).toEqual(surfaces), { timeout: 5000, interval: 10 })

test('hears of a committed change, once', async () => {
  await mark('latest', 'section:1')
  await hears(['latest', 'section:1'])
  await mark('tags')
  await hears(['latest', 'section:1', 'tags'])
})

test('hears of what a long transaction wrote at its beginning, when it ends, however much was written meanwhile', async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await client.query(`INSERT INTO "StaleSurface" ("surface") VALUES ('of a long import')`)
  await mark('latest')
  await hears(['latest'])
  await mark('tags')
  await hears(['latest', 'tags'])
  await client.query('COMMIT')
  await client.end()
  await hears(['latest', 'tags', 'of a long import'])
})

test('reads what is new alone, and of a backup of another server nothing', async () => {
  const write = (transaction: string, surface: string) =>
    db.$executeRaw`INSERT INTO "StaleSurface" ("surface", "transaction") VALUES (${surface}, ${transaction}::xid8)`
  await write('5', 'of a transaction that ended long ago')
  await write('900000000000000', 'of a transaction that is yet to come')
  for (const surface of ['latest', 'tags']) await mark(surface)
  await hears(['latest', 'tags'])
})

test('at a start hears of what the longest transaction may have written at its beginning', async () => {
  expect(LOOK_BACK_MINUTES).toBeGreaterThan(FILE_MINUTES_MAX)
  await listener.stop()
  await db.$executeRaw`
    INSERT INTO "StaleSurface" ("surface", "at") VALUES ('of a long import', now() - ${FILE_MINUTES_MAX} * interval '1 minute')`
  await listen()
  await hears(['of a long import'])
})

test('after a lost connection the last minutes come again', async () => {
  await mark('latest')
  await hears(['latest'])
  await db.$queryRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE '%"StaleSurface"%' AND pid <> pg_backend_pid()
       AND state = 'idle' AND application_name = 'stale surfaces'`
  await hears(['latest', 'latest'])
})

test('what changed while nobody listened is heard at the next start, before anything else', async () => {
  expect(losses).toBe(1) // nothing was heard before the first start
  await listener.stop()
  await mark('section:2')
  await listen()
  expect(heard).toEqual(['section:2'])
  expect(losses).toBe(1)
})

test('another database, or a gap too long to be read, is told', async () => {
  for (const change of [
    { origin: 'elsewhere' },
    { heardThrough: new Date(Date.now() - 86_000_000).toISOString() },
  ]) {
    await listener.stop()
    Object.assign(hearer, change)
    losses = 0
    await listen()
    expect(losses).toBe(1)
  }
})

test('says where the live articles among the changes are read', async () => {
  const { slug } = await makePublished(await makeActor(), '即将重印的一篇', ['一'])
  await vi.waitFor(
    () =>
      expect(expected).toEqual([
        `/articles/${encodeURIComponent(slug)}`,
        `/en/articles/${encodeURIComponent(slug)}`,
      ]),
    5000,
  )
})

test('hears of what time alone brings, when it comes', async () => {
  const { id } = await makePublished(await makeActor(), '到时才见的一篇', ['一'])
  await hears(expect.arrayContaining([`article:${id}`]))
  heard = []
  const goLiveAt = new Date(Date.now() + 1500)
  await db.publication.updateMany({ where: { articleId: id }, data: { goLiveAt } })
  await hears(expect.arrayContaining(['latest', `article:${id}`]))
  expect(Date.now()).toBeGreaterThanOrEqual(goLiveAt.getTime())
})
