'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { action } from '@/lib/auth/action'
import { currentSession } from '@/lib/auth/actor'
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie'
import { endSession } from '@/lib/auth/sign-out'
import { deskAddress } from '@/lib/editorial/addresses'
import { EmailWish } from '@/lib/editorial/account-keys'
import { AccountChange, PasswordChange, SessionRef } from '@/lib/editorial/user'
import { wishEmail } from '@/lib/newsroom/change-email'
import { changePassword, endOwnSession, updateAccount } from '@/lib/newsroom/update-account'

export const updateAccountAction = action('account.update', AccountChange, updateAccount)

export const changePasswordAction = action('account.update', PasswordChange, async (actor, input) =>
  changePassword(actor, input, (await currentSession())?.sessionId ?? ''),
)

export const wishEmailAction = action('account.update', EmailWish, wishEmail)

export const endOwnSessionAction = action('account.update', SessionRef, endOwnSession)

/** Needs no right: whoever is signed in may leave, and whoever is not has nothing to end. */
export async function signOutAction(): Promise<void> {
  await endSession((await currentSession())?.sessionId)
  const jar = await cookies()
  jar.set({ name: cookieName(), value: '', maxAge: 0, ...cookieOptions() })
  redirect(deskAddress.login)
}
