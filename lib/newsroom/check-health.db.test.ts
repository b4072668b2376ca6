import { createServer, connect, type Server, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '../db/client'
import { closeDatabase, putHeartbeat } from '../db/health'
import { work, type Worker } from '../worker/work'
import { checkHealth } from './check-health'

const home = process.env.DATABASE_URL ?? ''
const MINUTE_MS = 60_000
const later = (ms: number) => new Date(Date.now() + ms)

/** The way to the database, which a test can cut. */
let way: Server
const open = new Set<Socket>()
let worker: Worker

beforeAll(async () => {
  const { hostname, port } = new URL(home)
  way = createServer((from) => {
    const to = connect(Number(port || 5432), hostname)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  await new Promise<void>((resolve) => way.listen(0, '127.0.0.1', resolve))
  const address = way.address()
  const through = new URL(home)
  through.hostname = '127.0.0.1'
  through.port = String(typeof address === 'object' && address ? address.port : 0)
  process.env.DATABASE_URL = through.href
  worker = await work(home)
  await db.$executeRaw`DELETE FROM pgboss.job WHERE "state" = 'created'`
  await putHeartbeat(new Date())
})
afterAll(async () => {
  await closeDatabase()
  way.close()
  process.env.DATABASE_URL = home
})

test('tells a database, a worker and a queue that stand still apart', async () => {
  expect(await checkHealth(new Date())).toEqual({ database: 'up', worker: 'up', queue: 'up' })

  await worker.stop()
  expect(await checkHealth(later(MINUTE_MS))).toEqual({ database: 'up', worker: 'down', queue: 'up' })

  // A worker that lives and takes nothing: what is ready waits.
  await db.$executeRaw`INSERT INTO pgboss.job ("name", "data", "start_after") VALUES ('side-effects', '{}', now() - interval '11 minutes')`
  await putHeartbeat(new Date())
  expect(await checkHealth(new Date())).toEqual({ database: 'up', worker: 'up', queue: 'down' })
  await db.$executeRaw`DELETE FROM pgboss.job WHERE "state" = 'created'`
  expect(await checkHealth(new Date())).toEqual({ database: 'up', worker: 'up', queue: 'up' })

  way.close()
  for (const socket of open) socket.destroy()
  expect(await checkHealth(new Date())).toEqual({ database: 'down', worker: 'down', queue: 'down' })
})

test('a database that does not answer is down, and nobody waits for it', async () => {
  const asked: Socket[] = []
  const silent = createServer((socket) => asked.push(socket))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const deaf = new URL(home)
  deaf.hostname = '127.0.0.1'
  deaf.port = String(typeof address === 'object' && address ? address.port : 0)
  await closeDatabase()
  process.env.DATABASE_URL = deaf.href
  Object.assign(globalThis, { corridorDatabase: undefined })
  expect(await checkHealth(new Date())).toEqual({ database: 'down', worker: 'down', queue: 'down' })
  silent.close()
  for (const socket of asked) socket.destroy()
})
