import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { SetupError } from '../errors'
import { PrismaClient, type Prisma } from './generated/client'
import { statementName } from './planned'

/** A transaction of `db.$transaction`; functions that write take it first. */
export type Tx = Prisma.TransactionClient

/** Next reloads modules while developing; the connections must outlive that. */
const keeper: typeof globalThis & { corridorDatabase?: PrismaClient } = globalThis

/**
 * The one database client. It connects on first use, so that a command can find the database and set DATABASE_URL
 * before anything is asked.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    const client = (keeper.corridorDatabase ??= makeClient())
    const value: unknown = Reflect.get(client, name)
    return typeof value === 'function' ? value.bind(client) : value
  },
})

function makeClient(): PrismaClient {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString)
    throw new SetupError('DATABASE_URL is not set: start with npm start or a corridor command.')
  // Times are read and written in UTC whatever zone the database or its role is set to.
  const connection = { connectionString, options: '-c TimeZone=UTC' }
  return new PrismaClient({ adapter: new PrismaPg(connection, { statementNameGenerator: statementName }) })
}
