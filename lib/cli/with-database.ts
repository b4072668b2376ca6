import { openDatabase } from '../db/database-url'
import { migrate } from '../db/migrate'
import { readEnv } from '../env'

const tell = (line: string) => console.error(line)

/**
 * Runs a command that needs the database: DATABASE_URL, else the running embedded server of DATA_DIR, else that server for as
 * long as the command takes. The database is brought up to date first. Messages go to stderr.
 */
export async function withDatabase<T>(
  run: (url: string) => Promise<T>,
  { isMigrated = true } = {},
): Promise<T> {
  const database = await openDatabase(readEnv(), tell)
  try {
    process.env.DATABASE_URL = database.url
    if (isMigrated) await migrate(database.url, (name) => tell(`migrating: ${name}`))
    return await run(database.url)
  } finally {
    const { db } = await import('../db/client')
    await db.$disconnect()
    await database.close()
  }
}
