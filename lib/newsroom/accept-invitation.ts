import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findInvitation, takeInvitation, type Invitation } from '../db/invitations'
import { hashPassword } from '../db/password-hash'
import { putUser } from '../db/users'
import type { Acceptance } from '../editorial/account-keys'
import type { Locale, Role } from '../editorial/actor'
import { can } from '../editorial/policy'
import { Refused } from '../errors'

/** What the page of an invitation shows; null when the link opens nothing: used, taken back, run out, or never made. */
export async function readInvitation(
  key: string,
  now = new Date(),
): Promise<{ email: string; role: Role; locale: Locale; by: string } | null> {
  const found = await findInvitation(key)
  if (!found || !isGood(found, now)) return null
  const { email, role, locale, invitedBy } = found
  return { email, role, locale, by: invitedBy.name }
}

/** It holds as long as whoever invited may still invite. */
function isGood({ expiresAt, invitedBy }: Invitation, now: Date): boolean {
  const inviter = { ...invitedBy, email: '', locale: 'zh-CN' } as const
  return expiresAt > now && invitedBy.disabledAt === null && can(inviter, 'user.invite')
}

/**
 * Opens the account of whoever was invited, with the name and password they chose; answers it. Throws `Refused('link-useless')`, or
 * `Refused('email-taken')` when the address got an account meanwhile.
 */
export async function acceptInvitation(
  { key, name, next }: Acceptance,
  now = new Date(),
): Promise<{ id: string; email: string }> {
  if (!(await readInvitation(key, now))) throw new Refused('link-useless')
  const passwordHash = await hashPassword(next)
  return db.$transaction(async (tx) => {
    const invitation = await findInvitation(key, tx)
    if (!invitation || !isGood(invitation, now)) throw new Refused('link-useless')
    if (!(await takeInvitation(tx, invitation.id, now))) throw new Refused('link-useless')
    const { email, role, locale, invitedBy } = invitation
    const id = await putUser(tx, { email, name, role, locale, passwordHash })
    const detail = { role, invitedBy: invitedBy.name, invitation: invitation.id }
    await recordAudit(
      tx,
      newAct(doerOf({ id, name })),
      'user.join',
      { type: 'user', id, label: email },
      detail,
    )
    return { id, email }
  })
}
