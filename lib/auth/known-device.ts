import 'server-only'
import { randomBytes } from 'node:crypto'
import { decode, encode } from 'next-auth/jwt'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { authSecret } from '../auth-secret'
import { cookieOptions, isSecure } from './session-cookie'

// A browser in which an account was signed in to carries a mark. Failures elsewhere do not slow it down, so that nobody can be kept out
// by failing on purpose ("device cookies", OWASP). The mark opens nothing: it is only counted with.

const YEAR_SECONDS = 365 * 86_400
const ACCOUNTS_MAX = 10
const SALT = 'corridor-device'

const deviceCookieName = (): string => `${isSecure() ? '__Host-' : ''}corridor-device`

/** The marks of this browser by account. */
export type DeviceMarks = Readonly<Record<string, string>>

const Marks = z.object({ marks: z.record(z.uuid(), z.string().regex(/^[\w-]{16,32}$/u)) })

export async function readDeviceMarks(): Promise<DeviceMarks> {
  const token = (await cookies()).get(deviceCookieName())?.value
  if (!token) return {}
  const found = await decode({ token, secret: authSecret(), salt: SALT }).catch(() => null)
  return Marks.safeParse(found).data?.marks ?? {}
}

/** From now on this browser is one that the account was signed in from. */
export async function rememberDevice(userId: string): Promise<void> {
  const { [userId]: own = randomBytes(12).toString('base64url'), ...others } = await readDeviceMarks()
  const marks = Object.fromEntries([[userId, own], ...Object.entries(others)].slice(0, ACCOUNTS_MAX))
  const value = await encode({ token: { marks }, secret: authSecret(), salt: SALT, maxAge: YEAR_SECONDS })
  ;(await cookies()).set({ name: deviceCookieName(), value, maxAge: YEAR_SECONDS, ...cookieOptions() })
}
