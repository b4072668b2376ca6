import { rmSync } from 'node:fs'
import { Client } from 'pg'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { launchProduct, makeDataDir } from '../server'

type Measured = { client: Client; databaseUrl: string; product: { url: string; pid: number } }

/** Starts the product with its sample pages on a database of its own, has it measured, and leaves nothing of it. */
export async function measureProduct<T>(
  tell: (line: string) => void,
  measure: (measured: Measured) => Promise<T>,
): Promise<T> {
  const server = await openTestServer(tell)
  const database = await makeTestDatabase(server)
  const dataDir = makeDataDir()
  const product = await launchProduct({
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'publish' },
  })
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return await measure({ client, databaseUrl: database.url, product })
  } finally {
    await client.end()
    await product.interrupt()
    await database.drop()
    await server.close()
    rmSync(dataDir, { recursive: true })
  }
}
