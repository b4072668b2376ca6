import 'server-only'
import { Client } from 'pg'
import { SetupError } from '../errors'
import { openEmbeddedPostgres } from './embedded-postgres'

/** The oldest PostgreSQL whose features the schema uses. */
const OLDEST_MAJOR = 15

/** A database that is ready to be asked, until `close`. `revive` starts it again, if it is ours and died. */
export type OpenDatabase = { url: string; revive: () => Promise<void>; close: () => Promise<void> }

/**
 * The database of every command: DATABASE_URL when set, else the embedded server of DATA_DIR, running already or
 * started for as long as it is used. Throws a SetupError when it cannot be reached or is too old.
 */
export async function openDatabase(
  env: { DATABASE_URL?: string | undefined; DATA_DIR: string },
  tell: (line: string) => void = () => {},
): Promise<OpenDatabase> {
  if (!env.DATABASE_URL) {
    const server = await openEmbeddedPostgres(env.DATA_DIR, { tell })
    return { url: server.url(), revive: server.revive, close: server.close }
  }
  await checkServer(env.DATABASE_URL)
  return { url: env.DATABASE_URL, revive: async () => {}, close: async () => {} }
}

async function checkServer(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>('SELECT current_setting($1) AS version', [
      'server_version',
    ])
    const version = rows[0]?.version ?? '0'
    if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return
    throw new SetupError(`DATABASE_URL is PostgreSQL ${version}; ${OLDEST_MAJOR} or newer is needed.`)
  } catch (error) {
    if (error instanceof SetupError) throw error
    throw new SetupError(
      `The database of DATABASE_URL (${nameOf(connectionString)}) cannot be used (${reasonOf(error)}): start or repair that server, or unset DATABASE_URL for the bundled one.`,
    )
  } finally {
    await client.end()
  }
}

/** The address without the password. */
function nameOf(connectionString: string): string {
  const { host, pathname } = new URL(connectionString)
  return `${host}${pathname}`
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
