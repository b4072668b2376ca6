'use server'

import { action } from '@/lib/auth/action'
import { InvitationRef, NewInvitation } from '@/lib/editorial/account-keys'
import { NewUser, PasswordReset, RoleChange, UserRef } from '@/lib/editorial/user'
import { changeRole } from '@/lib/newsroom/change-role'
import { createUser } from '@/lib/newsroom/create-user'
import { disableUser } from '@/lib/newsroom/disable-user'
import { enableUser } from '@/lib/newsroom/enable-user'
import { inviteUser, reinviteUser, uninviteUser } from '@/lib/newsroom/invite-user'
import { resetSecondFactor } from '@/lib/newsroom/second-factor'
import { resetPassword } from '@/lib/newsroom/reset-password'

export const createUserAction = action('user.manage', NewUser, createUser)
export const changeRoleAction = action('user.manage', RoleChange, changeRole)
export const disableUserAction = action('user.manage', UserRef, disableUser)
export const enableUserAction = action('user.manage', UserRef, enableUser)
export const resetPasswordAction = action('user.manage', PasswordReset, resetPassword)
export const inviteUserAction = action('user.invite', NewInvitation, inviteUser)
export const reinviteUserAction = action('user.invite', InvitationRef, reinviteUser)
export const uninviteUserAction = action('user.invite', InvitationRef, uninviteUser)
export const resetSecondFactorAction = action('user.manage', UserRef, resetSecondFactor)
