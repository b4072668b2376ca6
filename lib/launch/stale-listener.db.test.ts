import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { db } from '../db/client'
import { markStale } from '../db/stale-surfaces'
import { listenForStaleSurfaces, type StaleListener } from './stale-listener'

let listener: StaleListener
let heard: string[]
let isAccepting: boolean

const clear = async (surfaces: string[]) => {
  if (!isAccepting) throw new Error('busy')
  heard.push(...surfaces)
}

beforeEach(async () => {
  await db.staleSurface.deleteMany()
  // What tests before this one let go live or expire is no news here.
  await db.$executeRaw`
    UPDATE "Publication" SET "goLiveAt" = "createdAt", "embargoUntil" = NULL, "expiresAt" = NULL WHERE "endedAt" IS NULL`
  heard = []
  isAccepting = true
  vi.spyOn(console, 'error').mockImplementation(() => {})
  listener = listenForStaleSurfaces(process.env.DATABASE_URL ?? '', clear)
})
afterEach(async () => {
  await listener.stop()
  vi.restoreAllMocks()
})

const mark = (...surfaces: string[]) => db.$transaction((tx) => markStale(tx, surfaces))
const hears = (surfaces: unknown) =>
  vi.waitFor(() => expect(heard).toEqual(surfaces), { timeout: 5000, interval: 10 })

test('hears of a committed change at once, and once more for what was being rendered', async () => {
  await mark('latest', 'article:1')
  const began = Date.now()
  await hears(['latest', 'article:1'])
  expect(Date.now() - began).toBeLessThan(900)
  await new Promise((resolve) => setTimeout(resolve, 3200))
  expect(heard).toEqual(['latest', 'article:1', 'latest', 'article:1'])
})

test('says it again until it is accepted', async () => {
  isAccepting = false
  await mark('latest')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(heard).toEqual([])
  isAccepting = true
  await hears(['latest'])
})

test('hears of a change whose number is lower than one already heard of', async () => {
  await mark('late')
  await hears(['late'])
  await db.$executeRaw`INSERT INTO "StaleSurface" ("id", "surface") VALUES (-1, 'early')`
  await hears(['late', 'early'])
  await db.$executeRaw`DELETE FROM "StaleSurface" WHERE "id" = -1`
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

test('hears of what time alone brings, when it comes', async () => {
  const { id } = await makePublished(await makeActor(), '到时才见的一篇', ['一'])
  await hears(expect.arrayContaining([`article:${id}`]))
  await vi.waitFor(() => expect(heard.filter((name) => name === `article:${id}`)).toHaveLength(2), 5000)
  heard = []
  const goLiveAt = new Date(Date.now() + 1500)
  await db.publication.updateMany({ where: { articleId: id }, data: { goLiveAt } })
  await hears(expect.arrayContaining(['latest', `article:${id}`]))
  expect(Date.now()).toBeGreaterThanOrEqual(goLiveAt.getTime())
})
