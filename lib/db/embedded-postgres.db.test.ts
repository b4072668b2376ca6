import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openEmbeddedPostgres, stopUnusedPostgres } from './embedded-postgres'

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'embedded-'))
  await chmod(dataDir, 0o755)
})
afterEach(async () => {
  await stopUnusedPostgres(dataDir)
  await rm(dataDir, { recursive: true })
})

async function ask(connectionString: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString })
  client.on('error', () => {}) // the server is killed under it
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows[0]
}

const pidFile = () => join(dataDir, 'postgres', 'postmaster.pid')
const postmaster = async () => Number((await readFile(pidFile(), 'utf8')).split('\n')[0])

test('makes a UTF-8 cluster with a private password, and the last one to leave stops it', async () => {
  const first = await openEmbeddedPostgres(dataDir)
  const second = await openEmbeddedPostgres(dataDir)
  expect(second.url()).toBe(first.url())
  expect(
    await ask(first.url(), `SELECT left('科创走廊', 2) AS left, current_setting('TimeZone') AS zone`),
  ).toEqual({
    left: '科创',
    zone: 'UTC',
  })
  expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)
  await expect(ask(first.url().replace(/:[^:@]+@/u, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/u)
  await first.close()
  expect(await ask(second.url(), 'SELECT 1 AS n')).toEqual({ n: 1 })
  await second.close()
  expect(existsSync(pidFile())).toBe(false)
})

test('starts again with its data after the server was killed and its number went to another program', async () => {
  const first = await openEmbeddedPostgres(dataDir)
  await ask(first.url(), 'CREATE TABLE kept AS SELECT 42 AS n')
  process.kill(await postmaster(), 'SIGKILL')
  const second = await openEmbeddedPostgres(dataDir)
  expect(await ask(second.url(), 'SELECT n FROM kept')).toEqual({ n: 42 })
  await first.close()
  process.kill(await postmaster(), 'SIGKILL')
  const left = await readFile(pidFile(), 'utf8')
  await writeFile(pidFile(), left.replace(/^\d+/u, String(process.pid)))
  const third = await openEmbeddedPostgres(dataDir)
  expect(await ask(third.url(), 'SELECT n FROM kept')).toEqual({ n: 42 })
  await second.close()
  await third.close()
}, 60_000)

test('is started again at its old address, and left alone while it lives', async () => {
  const server = await openEmbeddedPostgres(dataDir)
  const living = await postmaster()
  await server.revive()
  expect(await postmaster()).toBe(living)
  process.kill(living, 'SIGKILL')
  const revived = async () => {
    await server.revive()
    expect(await ask(server.url(), 'SELECT 1 AS n')).toEqual({ n: 1 })
  }
  await vi.waitFor(revived, { timeout: 30_000 })
  await server.close()
  expect(existsSync(pidFile())).toBe(false)
}, 60_000)

test('says in one line that the data belongs to another PostgreSQL or another user', async () => {
  const server = await openEmbeddedPostgres(dataDir)
  await server.close()
  const version = join(dataDir, 'postgres', 'PG_VERSION')
  const real = await readFile(version, 'utf8')
  await writeFile(version, '14\n')
  await expect(openEmbeddedPostgres(dataDir)).rejects.toThrow(
    /data of PostgreSQL 14, the bundled server is \d+/u,
  )
  await writeFile(version, real)
  if (process.getuid?.() !== 0) return
  execFileSync('chown', ['-R', '65534', join(dataDir, 'postgres')])
  await expect(openEmbeddedPostgres(dataDir)).rejects.toThrow(/belongs to another user \(number 65534\)/u)
}, 60_000)
