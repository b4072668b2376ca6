// Brings the database up to date for a start, in a process of its own: see `preparing.ts`, which starts it and speaks with it.
import { closeDatabase } from '../db/health'
import { migrate } from '../db/migrate'
import { readEnv } from '../env'
import { SetupError } from '../errors'
import { prepareFirstStart, putFirstAdmin, type FirstAdmin } from '../newsroom/first-start'

export type Told =
  | { kind: 'line'; line: string }
  | { kind: 'prepared' }
  | { kind: 'admin'; admin: FirstAdmin | null }
  | { kind: 'refused'; message: string }
export type Asked = 'admin'

const env = readEnv()
const say = (told: Told) => process.send?.(told)
const tell = (line: string) => say({ kind: 'line', line })

// A terminal sends Ctrl-C to all; when this process ends is for the launcher to say, who is gone when the channel breaks.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.on('message', (asked: Asked) => {
  if (asked === 'admin') void orRefuse(finish)
})

await orRefuse(async () => {
  await migrate(process.env.DATABASE_URL ?? '', (name) => tell(`Migrating the database: ${name}`))
  await prepareFirstStart(env.SEED, tell)
  say({ kind: 'prepared' })
})

async function finish(): Promise<void> {
  say({ kind: 'admin', admin: await putFirstAdmin(env.ADMIN_EMAIL, env.ADMIN_PASSWORD) })
  await closeDatabase()
  process.disconnect()
}

/** What a person can mend is told; anything else is a bug, and goes to the log with its stack. */
async function orRefuse(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say({ kind: 'refused', message: error.message })
  }
}
