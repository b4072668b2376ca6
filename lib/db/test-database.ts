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

/** A new database of the test server. One that is named may be there already, and is then taken as it is. */
export async function makeTestDatabase(server: TestServer, wanted?: string): Promise<TestDatabase> {
  const url = server.url(wanted ?? `corridor_test_${process.pid}_${randomBytes(4).toString('hex')}`)
  await command(homeOf(url), `CREATE DATABASE ${nameOf(url)}`).catch((error: unknown) => {
    const isThere = error instanceof DatabaseError && error.code === '42P04' // duplicate_database
    if (wanted === undefined || !isThere) throw error
  })
  return { url, drop: () => drop(url) }
}

let leave = async () => {}

/** Vitest calls this before the tests of project `database`; `take-test-database.ts` gives each file a copy of its own. */
export async function setup({ config }: TestProject): Promise<void> {
  const server = await openTestServer()
  const template = await makeTestDatabase(server)
  await migrate(template.url)
  process.env.TEST_TEMPLATE = template.url
  leave = async () => {
    const copies = Array.from({ length: config.maxWorkers }, (_, at) =>
      copyOf(template.url, `file_${at + 1}`),
    )
    for (const url of copies) await drop(url)
    await template.drop()
    await server.close()
  }
}

/** Vitest calls this after the tests of project `database`. */
export const teardown = (): Promise<void> => leave()

/** A copy of a database that nobody is connected to, in place of the copy that had this name before. Answers its URL. */
export async function copyTestDatabase(template: string, name: string): Promise<string> {
  const copy = copyOf(template, name)
  await drop(copy)
  await command(homeOf(copy), `CREATE DATABASE ${nameOf(copy)} TEMPLATE ${nameOf(template)}`)
  return copy
}

const copyOf = (template: string, name: string) => withDatabase(template, `${nameOf(template)}_${name}`)
const nameOf = (url: string) => new URL(url).pathname.slice(1)
const homeOf = (url: string) => process.env.TEST_DATABASE_URL ?? withDatabase(url, 'postgres')
const drop = (url: string) => command(homeOf(url), `DROP DATABASE IF EXISTS ${nameOf(url)} WITH (FORCE)`)

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
