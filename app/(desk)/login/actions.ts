'use server'

import { rememberDevice } from '@/lib/auth/known-device'
import { openAction } from '@/lib/auth/open-action'
import { Acceptance, KeyForm, NewPassword, ResetWish } from '@/lib/editorial/account-keys'
import { acceptInvitation } from '@/lib/newsroom/accept-invitation'
import { confirmEmail } from '@/lib/newsroom/change-email'
import { resetByLink, wishReset } from '@/lib/newsroom/reset-by-mail'

export const acceptInvitationAction = openAction(Acceptance, async (input) => {
  const { id, email } = await acceptInvitation(input)
  await rememberDevice(id)
  return { email }
})
export const wishResetAction = openAction(ResetWish, wishReset)
export const resetByLinkAction = openAction(NewPassword, async (input) => {
  const { id, email } = await resetByLink(input)
  await rememberDevice(id)
  return { email }
})
export const confirmEmailAction = openAction(KeyForm, confirmEmail)
