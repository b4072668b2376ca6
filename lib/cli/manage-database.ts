import { parseArgs } from 'node:util'
import { withDatabase } from './with-database'

/** `db migrate|status|reset`. `reset` empties the database and asks for `--yes`; with `--bare` it leaves no table either. */
export async function manageDatabase(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { yes: { type: 'boolean', default: false }, bare: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  switch (positionals[0]) {
    case 'migrate':
      return withDatabase(async () => 0)
    case 'status':
      return showStatus()
    case 'reset':
      return values.yes ? reset(values.bare) : refuseReset()
    default:
      console.error('usage: corridor db migrate | status | reset --yes [--bare]')
      return 1
  }
}

function refuseReset(): number {
  console.error('reset deletes every page, article and account of the database: say corridor db reset --yes')
  return 1
}

/** Applied and pending migrations; 1 while some are pending. */
async function showStatus(): Promise<number> {
  return withDatabase(
    async (url) => {
      const { migrationStatus } = await import('../db/migrate')
      const { applied, pending } = await migrationStatus(url)
      for (const name of applied) console.info(`applied  ${name}`)
      for (const name of pending) console.info(`pending  ${name}`)
      return pending.length === 0 ? 0 : 1
    },
    { isMigrated: false },
  )
}

async function reset(isBare: boolean): Promise<number> {
  return withDatabase(
    async (url) => {
      const { emptyDatabase, migrate } = await import('../db/migrate')
      await emptyDatabase(url)
      if (!isBare) await migrate(url)
      console.error(isBare ? 'the database is empty' : 'the database is empty and up to date')
      return 0
    },
    { isMigrated: false },
  )
}
