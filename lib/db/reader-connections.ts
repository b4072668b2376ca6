import 'server-only'
import { availableParallelism } from 'node:os'
import { Pool } from 'pg'
import { SetupError } from '../errors'
import type { Prisma } from './generated/client'
import { statementName } from './planned'

/** More statements of readers at once than this would all be late; the rest wait for their turn. */
const AT_ONCE = Math.max(4, availableParallelism())
/** A new connection has everything planned anew. */
const IDLE_MS = 300_000

/**
 * What readers ask goes through indexes, and of searches the planner does not know how many documents hold what: it is told so once for each
 * connection, and that a plan depends on no value. Answers are small, so that neither compiling a plan nor a second process pays.
 */
const SETTINGS = {
  TimeZone: 'UTC',
  enable_seqscan: 'off',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  plan_cache_mode: 'force_generic_plan',
  statement_timeout: '5s',
}

/** Next reloads modules while developing; the connections must outlive that. */
const keeper: typeof globalThis & { corridorReaders?: Pool } = globalThis

function makePool(): Pool {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString)
    throw new SetupError('DATABASE_URL is not set: start with npm start or a corridor command.')
  const options = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
  const pool = new Pool({
    connectionString,
    max: AT_ONCE,
    options: options.join(' '),
    idleTimeoutMillis: IDLE_MS,
  })
  // A connection that breaks while nobody uses it is made anew when it is needed.
  pool.on('error', (error) =>
    console.error('readers: a connection to the database ended', { error: String(error) }),
  )
  return pool
}

/**
 * Asks for rows of a search or of an article over connections that are few, of their own, and told how to plan, without the layers of Prisma,
 * which take longer than such a question. A statement that begins with `PLANNED` is planned once on each of them.
 */
export async function askForReaders<Row>(sql: Prisma.Sql): Promise<Row[]> {
  const { text, values } = sql
  const name = statementName({ sql: text })
  const pool = (keeper.corridorReaders ??= makePool())
  const { rows } = await pool.query({ ...(name !== '' && { name }), text, values })
  return rows as Row[]
}

/** Gives the connections back, so that the process can end. */
export async function closeReaderConnections(): Promise<void> {
  const pool = keeper.corridorReaders
  delete keeper.corridorReaders
  await pool?.end()
}
