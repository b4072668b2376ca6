import 'server-only'
import { randomBytes } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
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

/** A new, empty database of the test server; or the one of a name, made when it is missing. */
export async function makeTestDatabase(server: TestServer, named?: string): Promise<TestDatabase> {
  const name = named ?? `corridor_test_${process.pid}_${randomBytes(4).toString('hex')}`
  const home = process.env.TEST_DATABASE_URL ?? server.url('postgres')
  await command(home, `CREATE DATABASE ${name}`).catch((error: unknown) => {
    const isThere = error instanceof DatabaseError && error.code === '42P04' // duplicate_database
    if (named === undefined || !isThere) throw error
  })
  return { url: server.url(name), drop: () => command(home, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

let leave = async () => {}

/** Vitest calls this before the tests of project `database`: they find a migrated database in DATABASE_URL. */
export async function setup(): Promise<void> {
  const server = await openTestServer()
  const database = await makeTestDatabase(server)
  await migrate(database.url)
  process.env.DATABASE_URL = database.url
  leave = async () => {
    await database.drop()
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
