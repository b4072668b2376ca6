import 'server-only'
import { randomBytes } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
import type { TestProject } from 'vitest/node'
import { openEmbeddedPostgres } from './embedded-postgres'
import { migrate } from './migrate'

export type TestServer = { url: (database: string) => string; close: () => Promise<void> }
export type TestDatabase = { url: string; drop: () => Promise<void> }

/**
 * The server that tests use: the one named by TEST_DATABASE_URL, else the embedded server of `.test-data`, which any
 * number of test runs share.
 */
export async function openTestServer(tell?: (line: string) => void): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { url: (database) => withDatabase(given, database), close: async () => {} }
  // Losing a throw-away database to a power cut costs nothing, and waiting for the disk costs half the time.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return openEmbeddedPostgres('.test-data', { settings, ...(tell && { tell }) })
}

type Wanted = {
  /** One that nobody is connected to, to be copied. */
  like?: TestDatabase
  /** Makes it one that may be there already, and is then taken as it is. */
  name?: string | undefined
}

/** A new database of the test server: empty, or a copy. */
export async function makeTestDatabase(
  server: TestServer,
  { like, name: wanted }: Wanted = {},
): Promise<TestDatabase> {
  const name = wanted ?? `corridor_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const home = process.env.TEST_DATABASE_URL ?? server.url('postgres')
  const template = like ? ` TEMPLATE ${new URL(like.url).pathname.slice(1)}` : ''
  await command(home, `CREATE DATABASE ${name}${template}`).catch((error: unknown) => {
    const isThere = error instanceof DatabaseError && error.code === '42P04' // duplicate_database
    if (wanted === undefined || !isThere) throw error
  })
  return { url: server.url(name), drop: () => command(home, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

let leave = async () => {}

/**
 * Vitest calls this before the tests of project `database`. As many databases are made as files run at once;
 * `take-test-database.ts` gives each file one of them.
 */
export async function setup({ config }: TestProject): Promise<void> {
  const server = await openTestServer()
  const first = await makeTestDatabase(server)
  await migrate(first.url)
  const databases = [first]
  while (databases.length < config.maxWorkers) databases.push(await makeTestDatabase(server, { like: first }))
  process.env.TEST_DATABASES = databases.map(({ url }) => url).join(' ')
  leave = async () => {
    for (const { drop } of databases) await drop()
    await server.close()
  }
}

/** Vitest calls this after the tests of project `database`. */
export const teardown = (): Promise<void> => leave()

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function command(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
