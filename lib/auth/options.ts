import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { z } from 'zod'
import { deskAddress } from '../editorial/addresses'
import { Email } from '../editorial/user'
import { Refused } from '../errors'
import { readDeviceMarks, rememberDevice } from './known-device'
import { clientAddress } from './request-facts'
import { cookieName, cookieOptions, isSecure, SESSION_SECONDS_MAX } from './session-cookie'
import { signIn } from './sign-in'
import { endSession } from './sign-out'

const SignInForm = z.object({
  email: Email,
  password: z.string().min(1).max(200),
  code: z.string().trim().max(40).default(''),
})

/** What the sign-in form is told: the refusal and its seconds, if any. */
const refusalCode = ({ reason, facts }: Refused): string =>
  reason === 'too-many-attempts' ? `${reason}:${facts.seconds}` : reason

type Headers = Record<string, string | undefined>

/** Checks a sign-in; the answered id is that of the session, because the cookie names nothing else. */
async function authorizeForm(form: unknown, headers: Headers): Promise<{ id: string }> {
  const input = SignInForm.safeParse(form)
  if (!input.success) throw new Error('wrong-password' satisfies Refused['reason'])
  const userAgent = headers['user-agent'] ?? ''
  try {
    const ip = clientAddress((name) => headers[name])
    const { id, userId } = await signIn({ ...input.data, ip, userAgent, devices: await readDeviceMarks() })
    await rememberDevice(userId)
    return { id }
  } catch (error) {
    throw error instanceof Refused ? new Error(refusalCode(error)) : error
  }
}

/** next-auth with e-mail, password and, where the account asks for one, a code. The token carries the id of a Session row and nothing more. */
export function authOptions(): NextAuthOptions {
  return {
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        authorize: (form, request) => authorizeForm(form, request.headers ?? {}),
      }),
    ],
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS_MAX },
    pages: { signIn: deskAddress.login, error: deskAddress.login },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: { name: cookieName(), options: cookieOptions() } },
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => endSession(token.sid) },
  }
}
