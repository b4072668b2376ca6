import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { SetupError } from '../errors'

const FOLDER = join(import.meta.dirname, '../../prisma/migrations')

/** The number under which Prisma's own tools take their turn at a database. */
const PRISMA_LOCK = 72_707_369

const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`

type Migration = { name: string; sql: string; checksum: string }
export type MigrationStatus = { applied: string[]; pending: string[] }

/**
 * Brings a database up to this version of the code and answers the names of the migrations it ran. Each runs in one
 * transaction: it is there whole or not at all. Two processes may call it at once. The history is kept in Prisma's own
 * table with Prisma's checksums, so that `prisma migrate deploy` sees the same one.
 *
 * With `only`, those of these names. Throws a SetupError when the database was made by other migrations than these.
 */
export async function migrate(
  url: string,
  onProgress: (name: string) => void = () => {},
  folder = FOLDER,
  only?: readonly string[],
): Promise<string[]> {
  return withClient(url, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(HISTORY_TABLE)
    const all = await comparePending(client, await readMigrations(folder))
    const pending = all.filter(({ name }) => only?.includes(name) ?? true)
    for (const migration of pending) {
      onProgress(migration.name)
      await apply(client, migration)
    }
    return pending.map(({ name }) => name)
  })
}

/** What `migrate` has done and would do. Changes nothing; refuses what `migrate` refuses. */
export async function migrationStatus(url: string, folder = FOLDER): Promise<MigrationStatus> {
  return withClient(url, async (client) => {
    const migrations = await readMigrations(folder)
    const { rowCount } = await client.query(`SELECT 1 WHERE to_regclass('"_prisma_migrations"') IS NOT NULL`)
    const pending = rowCount ? await comparePending(client, migrations) : migrations
    const applied = migrations.filter((migration) => !pending.includes(migration))
    return { applied: applied.map(({ name }) => name), pending: pending.map(({ name }) => name) }
  })
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, options: '-c TimeZone=UTC' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end() // gives the lock back as well
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.toSorted().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** The migrations the database has not seen, in order. */
async function comparePending(client: Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    `SELECT "migration_name" AS name, "checksum", "finished_at" IS NOT NULL AS finished
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
  )
  for (const row of rows) {
    const known = migrations.find(({ name }) => name === row.name)
    if (!row.finished) {
      throw new SetupError(
        `Migration ${row.name} failed half-way in this database: repair it with prisma migrate resolve.`,
      )
    }
    if (!known) {
      throw new SetupError(
        `This database is newer than the program (it has ${row.name}): update the program.`,
      )
    }
    if (known.checksum !== row.checksum) {
      throw new SetupError(`Migration ${row.name} was changed after this database ran it: restore its file.`)
    }
  }
  return migrations.filter(({ name }) => !rows.some((row) => row.name === name))
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`Migration ${name} failed and was undone: ${reason}`, { cause: error })
  }
}

/** Deletes everything the product keeps in a database: its tables, its queue and the history of migrations. */
export async function emptyDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(
      'DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public',
    )
  })
}
