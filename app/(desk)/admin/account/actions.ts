'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { currentSession } from '@/lib/auth/actor'
import { cookieName, cookieOptions } from '@/lib/auth/session-cookie'
import { endSession } from '@/lib/auth/sign-out'
import { deskAddress } from '@/lib/editorial/addresses'
import { EmailWish } from '@/lib/editorial/account-keys'
import { CodeForm, PasswordForm } from '@/lib/editorial/second-factor'
import { AccountChange, PasswordChange, SessionRef } from '@/lib/editorial/user'
import { wishEmail } from '@/lib/newsroom/change-email'
import {
  beginSecondFactor,
  confirmSecondFactor,
  remakeRecoveryCodes,
  removeSecondFactor,
} from '@/lib/newsroom/second-factor'
import { changePassword, endOtherSessions, endOwnSession, updateAccount } from '@/lib/newsroom/update-account'

export const updateAccountAction = action('account.update', AccountChange, updateAccount)

export const changePasswordAction = action('account.update', PasswordChange, async (actor, input) =>
  changePassword(actor, input, (await currentSession())?.sessionId ?? ''),
)

export const wishEmailAction = action('account.update', EmailWish, wishEmail)

export const endOwnSessionAction = action('account.update', SessionRef, endOwnSession)

export const endOtherSessionsAction = action('account.update', z.object({}), async (actor) =>
  endOtherSessions(actor, (await currentSession())?.sessionId ?? ''),
)

export const beginSecondFactorAction = action('account.update', PasswordForm, beginSecondFactor)

export const confirmSecondFactorAction = action('account.update', CodeForm, async (actor, input) =>
  confirmSecondFactor(actor, input, (await currentSession())?.sessionId ?? ''),
)

export const remakeRecoveryCodesAction = action('account.update', CodeForm, (actor, input) =>
  remakeRecoveryCodes(actor, input),
)

export const removeSecondFactorAction = action('account.update', CodeForm, (actor, input) =>
  removeSecondFactor(actor, input),
)

/** Needs no right: whoever is signed in may leave, and whoever is not has nothing to end. */
export async function signOutAction(): Promise<void> {
  await endSession((await currentSession())?.sessionId)
  const jar = await cookies()
  jar.set({ name: cookieName(), value: '', maxAge: 0, ...cookieOptions() })
  redirect(deskAddress.login)
}
