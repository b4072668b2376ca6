import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeActor, makePublished } from '../../seeds/factory'
import { fitsPassword } from '../db/password-hash'
import { makeTestDatabase, openTestServer, type TestDatabase, type TestServer } from '../db/test-database'

const run = promisify(execFile)
const SOURCE = process.env.DATABASE_URL ?? ''

let server: TestServer
let target: TestDatabase
let folder: string
beforeAll(async () => {
  server = await openTestServer()
  target = await makeTestDatabase(server)
  folder = await mkdtemp(join(tmpdir(), 'corridor-cli-'))
})
afterAll(async () => {
  await target.drop()
  await server.close()
  await rm(folder, { recursive: true })
})

/** The command as it is typed; answers what it prints, or throws with what it says. */
async function corridor(url: string, ...args: string[]): Promise<string> {
  const node = ['--import', 'tsx', '--conditions=react-server', 'lib/cli/corridor.ts', ...args]
  const env = { PATH: process.env.PATH, NODE_ENV: 'test' as const, DATABASE_URL: url, DATA_DIR: folder }
  return (await run(process.execPath, node, { env })).stdout
}

/** Other tests leave pictures behind whose folders are gone: the command says so and fails, with all else in the archive. */
const withoutPictures = (error: unknown) =>
  error instanceof Error && 'stdout' in error && error.message.includes('is not in the store')
    ? String(error.stdout)
    : Promise.reject(error)

async function ask<T extends object>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: target.url })
  await client.connect()
  const { rows } = await client.query<T>(sql)
  await client.end()
  return rows
}

test('a site goes into a file and comes out of it, and its admin is let in', async () => {
  const admin = await makeActor('ADMIN')
  const { slug } = await makePublished(admin, `走廊${crypto.randomUUID()}`, ['正文。'])
  const path = join(folder, 'site.zip')
  expect(await corridor(SOURCE, 'export', path).catch(withoutPictures)).toMatch(/rows of \d+ tables/u)
  expect((await stat(path)).mode & 0o077).toBe(0)
  await expect(corridor(SOURCE, 'export', path)).rejects.toThrow('is there already')

  const said = await corridor(target.url, 'restore', path, '--admin', admin.email)
  const password = said.trim().split('\n').at(-1) ?? ''
  const [user] = await ask<{ hash: string }>(
    `SELECT "passwordHash" AS hash FROM "User" WHERE "email" = '${admin.email}'`,
  )
  expect(await fitsPassword(user?.hash ?? null, password)).toBe(true)
  expect(await ask(`SELECT 1 AS live FROM "LivePublication" WHERE "slug" = '${slug}'`)).toEqual([{ live: 1 }])
  await expect(corridor(target.url, 'restore', path)).rejects.toThrow('not empty')
})
