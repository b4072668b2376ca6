import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { makeActor, makeArticle } from '../../seeds/factory'
import { db } from '../db/client'
import type { BulkRequest } from '../editorial/bulk'
import { sideEffects } from '../worker/side-effects'
import { scheduleArticle } from './schedule-article'

// What a newsroom does is whole or not at all, whatever dies in the middle of it: acts run in a process of their own that is killed, or
// whose connections to the database are ended.

const NAME = 'faulty'
let child: ChildProcess | null = null
afterEach(() => child?.kill('SIGKILL'))

/** Runs a line of the product in another process. */
function run(line: string, asked: unknown = null): ChildProcess {
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.searchParams.set('application_name', NAME)
  const node = ['--import', 'tsx', '--conditions=react-server', '--input-type=module', '-e', line]
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url.href, ASKED: JSON.stringify(asked) }
  child = spawn(process.execPath, node, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  return child
}

const PUBLISH = `
  const { actOnMany } = await import('./lib/newsroom/act-on-many.ts')
  const { actor, request } = JSON.parse(process.env.ASKED)
  const outcomes = await actOnMany(actor, request)
  process.exit(outcomes.filter(({ refusal }) => refusal).length)`

const FOLLOW_UP = `
  const { sideEffects } = await import('./lib/worker/side-effects.ts')
  await sideEffects({}, new AbortController().signal)
  process.exit(0)`

const endConnections = async () => {
  const ended = await db.$queryRaw<unknown[]>`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${NAME}`
  expect(ended.length).toBeGreaterThan(0)
}

/** Articles of which anything was done in part or twice. */
const brokenOf = (ids: readonly string[]) => db.$queryRaw<{ id: string }[]>`
  SELECT a."id"::text AS "id" FROM "Article" a
  CROSS JOIN LATERAL (SELECT count(*) AS "count" FROM "Publication" p WHERE p."articleId" = a."id") p
  CROSS JOIN LATERAL (SELECT count(*) AS "count" FROM "SearchDocument" d WHERE d."articleId" = a."id") d
  CROSS JOIN LATERAL (SELECT count(*) AS "count" FROM "AuditEvent" e
    WHERE e."targetId" = a."id"::text AND e."action" = 'article.publish') e
  CROSS JOIN LATERAL (SELECT count(*) AS "count" FROM "StaleSurface" s WHERE s."surface" = 'article:' || a."id") s
  WHERE a."id" = ANY(${[...ids]}::uuid[])
    AND (p."count" <> (a."status" = 'PUBLISHED')::int OR d."count" <> p."count" OR e."count" <> p."count" OR s."count" < p."count")`

test(
  'publishing many, with the process killed and the database gone in the middle, loses and doubles none',
  {
    timeout: 240_000,
  },
  async () => {
    const actor = await makeActor()
    const rows = []
    for (let number = 1; number <= 16; number += 1) {
      const { id, version } = await makeArticle(actor, `故障中签发${number}`, ['正文。'])
      rows.push({ id, version })
    }
    const ids = rows.map(({ id }) => id)
    const request: BulkRequest = { actId: randomUUID(), act: { kind: 'publish' }, rows }
    const ask = () => run(PUBLISH, { actor, request })
    const published = () => db.publication.count({ where: { articleId: { in: ids } } })
    /** Waits until the act that was asked for goes on, and strikes. */
    const strike = async (how: () => unknown) => {
      const before = await published()
      const asked = ask()
      const ended = once(asked, 'exit')
      await vi.waitFor(async () => expect(await published()).toBeGreaterThan(before), {
        timeout: 60_000,
        interval: 2,
      })
      await how()
      await ended
      expect(await brokenOf(ids)).toEqual([])
    }
    await strike(() => child?.kill('SIGKILL'))
    expect(await published()).toBeLessThan(rows.length)
    await strike(endConnections)
    // Asked once more, the same act does what is left and no more.
    expect(await once(ask(), 'exit')).toEqual([0, null])
    expect(await brokenOf(ids)).toEqual([])
    expect(await published()).toBe(rows.length)
    console.info(`acts of publishing: ${rows.length} tried, ${rows.length - (await published())} lost`)
  },
)

test(
  'what follows at an hour is done once by the next worker when one is killed in the middle',
  {
    timeout: 240_000,
  },
  async () => {
    const actor = await makeActor()
    const ids: string[] = []
    for (let number = 1; number <= 10; number += 1) {
      const article = await makeArticle(actor, `到点的稿件${number}`, ['正文。'])
      const goLiveAt = new Date(Date.now() + 3_600_000)
      await scheduleArticle(actor, { ...article, goLiveAt, embargoUntil: null, expiresAt: null })
      ids.push(article.id)
    }
    const past = new Date(Date.now() - 60_000)
    const where = { articleId: { in: ids } }
    await db.publication.updateMany({ where, data: { goLiveAt: past } })
    await db.sideEffect.updateMany({ where, data: { dueAt: past, nextAt: past } })
    const recorded = () => db.auditEvent.count({ where: { action: 'article.live', targetId: { in: ids } } })
    const worker = run(FOLLOW_UP)
    const ended = once(worker, 'exit')
    await vi.waitFor(async () => expect(await recorded()).toBeGreaterThan(0), {
      timeout: 60_000,
      interval: 2,
    })
    worker.kill('SIGKILL')
    await ended
    expect(await recorded()).toBeLessThan(ids.length)
    await sideEffects({}, new AbortController().signal)
    expect(await recorded()).toBe(ids.length)
    expect(await db.sideEffect.count({ where: { ...where, doneAt: null } })).toBe(0)
  },
)
