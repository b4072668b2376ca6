import { parseArgs } from 'node:util'
import { COMMAND_LINE } from '../editorial/actor'
import { SetupError } from '../errors'
import { withDatabase } from './with-database'

const USAGE = `usage: corridor restore FILE [--admin EMAIL [--password PASSWORD]]
--admin gives the account of that address, opened if there is none, a password; one that is not given is made and printed once.
Everybody else is given one with corridor user password, or by an admin.`

/** `restore FILE`: fills an empty database from an archive. */
export async function restoreFromFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { admin: { type: 'string' }, password: { type: 'string', default: '' } },
    allowPositionals: true,
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1) {
    console.error(USAGE)
    return 1
  }
  return withDatabase(
    async (url) => {
      const { restoreSite } = await import('../newsroom/restore-site')
      const { tables, media, madeAt } = await restoreSite(
        COMMAND_LINE,
        { url, path },
        { tell: console.error },
      )
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      console.log(
        `restored ${rows} rows of ${tables.length} tables and ${media.length} pictures of ${madeAt}`,
      )
      if (values.admin) await letIn(values.admin.toLowerCase(), values.password)
      else console.error('nobody has a password yet: corridor user password EMAIL gives one')
      return 0
    },
    { isMigrated: false },
  )
}

async function letIn(email: string, password: string): Promise<void> {
  const { findAccountByEmail } = await import('../db/users')
  const { openAccount } = await import('../newsroom/create-user')
  const { replacePassword } = await import('../newsroom/reset-password')
  const known = await findAccountByEmail(email)
  if (known && known.role !== 'ADMIN')
    throw new SetupError(`${email} is restored, but is no admin's account.`)
  const { madePassword } = known
    ? await replacePassword(COMMAND_LINE, { id: known.id, password })
    : await openAccount(COMMAND_LINE, { email, name: email, role: 'ADMIN', password, locale: 'zh-CN' })
  if (madePassword !== null) console.info(madePassword)
}
