'use server'

import { openAction } from '@/lib/auth/open-action'
import { Acceptance, KeyForm, NewPassword, ResetWish } from '@/lib/editorial/account-keys'
import { acceptInvitation } from '@/lib/newsroom/accept-invitation'
import { confirmEmail } from '@/lib/newsroom/change-email'
import { resetByLink, wishReset } from '@/lib/newsroom/reset-by-mail'

export const acceptInvitationAction = openAction(Acceptance, async (input) => ({
  email: (await acceptInvitation(input)).email,
}))
export const wishResetAction = openAction(ResetWish, wishReset)
export const resetByLinkAction = openAction(NewPassword, async (input) => ({
  email: (await resetByLink(input)).email,
}))
export const confirmEmailAction = openAction(KeyForm, confirmEmail)
