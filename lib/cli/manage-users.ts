import { parseArgs } from 'node:util'
import { ZodError } from 'zod'
import { COMMAND_LINE, Role } from '../editorial/actor'
import { AppError, Refused } from '../errors'
import { withDatabase } from './with-database'

const USAGE = `usage: corridor user add EMAIL --name NAME [--role CONTRIBUTOR|EDITOR|ADMIN] [--password PASSWORD]
       corridor user disable EMAIL
       corridor user password EMAIL [--password PASSWORD]
A password that is not given is made and printed once.`

/** `user add|disable|password`. */
export async function manageUsers(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      role: { type: 'string', default: 'CONTRIBUTOR' },
      password: { type: 'string', default: '' },
    },
    allowPositionals: true,
  })
  const [act, given] = positionals
  const email = given?.toLowerCase()
  const role = Role.safeParse(values.role)
  if (!email || !role.success) return usage()
  try {
    switch (act) {
      case 'add':
        return values.name ? await add(email, values.name, role.data, values.password) : usage()
      case 'disable':
        return await disable(email)
      case 'password':
        return await replace(email, values.password)
      default:
        return usage()
    }
  } catch (error) {
    console.error(`${email}: ${reasonOf(error)}`)
    return 1
  }
}

/** One line for what a person can mend; anything else is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  if (error instanceof AppError) return error instanceof Refused ? error.reason : error.code
  throw error
}

function usage(): number {
  console.error(USAGE)
  return 1
}

function show(password: string | null): number {
  if (password !== null) console.info(password)
  return 0
}

const add = (email: string, name: string, role: Role, password: string) =>
  withDatabase(async () => {
    const { openAccount } = await import('../newsroom/create-user')
    const account = await openAccount(COMMAND_LINE, { email, name, role, password, locale: 'zh-CN' })
    return show(account.madePassword)
  })

const disable = (email: string) =>
  withDatabase(async () => {
    const { closeAccount } = await import('../newsroom/disable-user')
    await closeAccount(COMMAND_LINE, await idOf(email))
    return 0
  })

const replace = (email: string, password: string) =>
  withDatabase(async () => {
    const { replacePassword } = await import('../newsroom/reset-password')
    const account = await replacePassword(COMMAND_LINE, { id: await idOf(email), password })
    return show(account.madePassword)
  })

async function idOf(email: string): Promise<string> {
  const { findAccountByEmail } = await import('../db/users')
  const { NotFound } = await import('../errors')
  const account = await findAccountByEmail(email)
  if (!account) throw new NotFound()
  return account.id
}
