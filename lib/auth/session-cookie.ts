import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { authSecret } from '../auth-secret'
import { SESSION_DAYS_MAX } from '../editorial/session'
import { readEnv } from '../env'

export const SESSION_SECONDS_MAX = SESSION_DAYS_MAX * 86_400

/** Cookies are sent over https only when that is how readers come. */
export const isSecure = (): boolean => readEnv().SITE_URL?.startsWith('https:') ?? false

/** `__Host-` binds the cookie to this host and to https; browsers refuse it without. */
export const cookieName = (): string => `${isSecure() ? '__Host-' : ''}corridor-session`

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const

const Token = z.object({ sid: z.uuid() })

/** The value of the cookie for a session: its id, encrypted. */
export const toCookie = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: authSecret(), maxAge: SESSION_SECONDS_MAX })

/** The session that a cookie names, or null when it is none of ours or has run out. */
export async function sessionIdOf(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null
  try {
    const token = Token.safeParse(await decode({ token: cookie, secret: authSecret() }))
    return token.success ? token.data.sid : null
  } catch {
    return null
  }
}
