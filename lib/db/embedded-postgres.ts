import 'server-only'
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { SetupError } from '../errors'
import { findBinaries } from './embedded/binaries'
import { findClusterFolder, prepareCluster, type Cluster } from './embedded/cluster'
import { findPort, startPostmaster, stopPostmaster } from './embedded/postmaster'
import { serverUser } from './embedded/run-as'
import { isUsed, joinUsers } from './embedded/users'
import { withLock } from './server-lock'

const DATABASE = 'corridor'

export type EmbeddedServer = {
  /** The connection string of a database of this server. */
  url: (database?: string) => string
  /** Starts the server again at its old address, should it have died. */
  revive: () => Promise<void>
  /** Leaves the server, and stops it unless another process of the same data folder still uses it. */
  close: () => Promise<void>
}

type Options = {
  /** Hears one line of progress at a time. */
  tell?: (line: string) => void
  /** Options of postgresql.conf for a server that this call starts. */
  settings?: Record<string, string>
}

/**
 * Joins the PostgreSQL server of a data folder; makes and starts it when needed. Any number of processes may join: a
 * server that survived a hard stop is adopted, and the last one to leave stops it.
 *
 * Throws a SetupError when the folder cannot be used.
 */
export async function openEmbeddedPostgres(folder: string, options: Options = {}): Promise<EmbeddedServer> {
  const { tell = () => {}, settings = {} } = options
  const dataDir = resolve(folder)
  await ensureDataFolder(dataDir)
  return withServerLock(dataDir, async () => {
    const cluster = await prepareCluster(dataDir, tell)
    const port =
      (await adopt(cluster)) ?? (tell('Starting PostgreSQL'), await startPostmaster(cluster, settings))
    const leaveUsers = joinUsers(dataDir)
    await ensureDatabase(urlOf(port, cluster.password, 'postgres'))
    return {
      url: (database = DATABASE) => urlOf(port, cluster.password, database),
      revive: () =>
        withServerLock(dataDir, async () => {
          if ((await findPort(cluster.folder)) !== null) return
          tell('PostgreSQL ended; starting it again')
          await startPostmaster(cluster, settings, port)
        }),
      close: () => leave(dataDir, cluster, leaveUsers),
    }
  })
}

/** Stops the server that dead processes left behind in a data folder, unless a living one still uses it. */
export async function stopUnusedPostgres(folder: string): Promise<void> {
  const dataDir = resolve(folder)
  const cluster = await findClusterFolder(dataDir)
  if (!cluster) return
  await withServerLock(dataDir, async () => {
    if (isUsed(dataDir)) return
    const runAs = serverUser()
    await stopPostmaster(cluster, await findBinaries(runAs, () => {}), runAs)
  })
}

/** Makes the data folder; a folder that cannot be written is one clear line. */
export async function ensureDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await access(dataDir, constants.W_OK | constants.X_OK)
  } catch {
    throw new SetupError(
      `The data folder ${dataDir} cannot be written: give yourself the right, or set DATA_DIR to another.`,
    )
  }
}

/** Node's own recursive way never ends where the system knows no new folders, as in /proc. */
async function makeFolder(path: string): Promise<void> {
  if (await stat(path).catch(() => null)) return
  await makeFolder(dirname(path))
  await mkdir(path).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  })
}

const withServerLock = <T>(dataDir: string, work: () => Promise<T>) =>
  withLock(join(dataDir, 'postgres.lock'), 'starting or stopping PostgreSQL', work)

function leave(dataDir: string, { folder, binaries, runAs }: Cluster, leaveUsers: () => void): Promise<void> {
  return withServerLock(dataDir, async () => {
    leaveUsers()
    if (!isUsed(dataDir)) await stopPostmaster(folder, binaries, runAs)
  })
}

/** The port of a server that lives and answers; one that lives but does not answer is stopped. */
async function adopt({ folder, binaries, runAs, password }: Cluster): Promise<number | null> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await findPort(folder)
    if (port === null) return null
    if (await answers(urlOf(port, password, 'postgres'))) return port
    await sleep(250) // still starting, or on its way out
  }
  await stopPostmaster(folder, binaries, runAs)
  return null
}

const urlOf = (port: number, password: string, database: string) =>
  `postgresql://corridor:${password}@127.0.0.1:${port}/${database}`

async function answers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}

async function ensureDatabase(connectionString: string): Promise<void> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}
