import 'server-only'
import { doerOf, newAct, recordAudit, type Act } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  getInvitation,
  listOpenInvitations,
  putInvitation,
  renewInvitation,
  revokeInvitation,
} from '../db/invitations'
import { makeKey } from '../db/key-hash'
import { linkTo } from '../db/mail-server'
import { isEmailTaken } from '../db/users'
import {
  INVITATION_DAYS,
  NewInvitation,
  type InvitationRef,
  type InvitationSent,
  type OpenInvitation,
} from '../editorial/account-keys'
import type { Actor, Locale, Role } from '../editorial/actor'
import { deskAddress } from '../editorial/addresses'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { queueMail } from './queue-mail'

const DAY_MS = 86_400_000

/** The invitations that nobody took up yet. */
export async function listInvitations(actor: Actor, now = new Date()): Promise<OpenInvitation[]> {
  authorize(actor, 'user.view')
  return listOpenInvitations(now)
}

/**
 * Invites an address with a role. The link goes there by mail; it is answered only while no mail leaves, to be handed over. An
 * earlier invitation to the address ends. Throws `Refused('email-taken')`.
 */
export async function inviteUser(
  actor: Actor,
  input: NewInvitation,
  now = new Date(),
): Promise<InvitationSent> {
  authorize(actor, 'user.invite')
  const invited = NewInvitation.parse(input)
  const { key, hash: keyHash } = makeKey()
  return db.$transaction(async (tx) => {
    if (await isEmailTaken(tx, invited.email)) throw new Refused('email-taken')
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
    const id = await putInvitation(tx, { ...invited, keyHash, invitedById: actor.id, expiresAt }, now)
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.invite', targetOf(id, invited.email), { role: invited.role })
    return send(tx, act, { ...invited, by: actor.name, key, expiresAt })
  })
}

/** Sends an invitation once more, with another link; the one before opens nothing then. */
export async function reinviteUser(
  actor: Actor,
  { id }: InvitationRef,
  now = new Date(),
): Promise<InvitationSent> {
  authorize(actor, 'user.invite')
  const { key, hash: keyHash } = makeKey()
  return db.$transaction(async (tx) => {
    const invited = await getInvitation(tx, id)
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS)
    await renewInvitation(tx, id, { keyHash, expiresAt, invitedById: actor.id })
    const act = newAct(doerOf(actor))
    await recordAudit(tx, act, 'user.reinvite', targetOf(id, invited.email), { role: invited.role })
    return send(tx, act, { ...invited, by: actor.name, key, expiresAt })
  })
}

/** Takes an invitation back; its link opens nothing any more. */
export async function uninviteUser(actor: Actor, { id }: InvitationRef, now = new Date()): Promise<void> {
  authorize(actor, 'user.invite')
  await db.$transaction(async (tx) => {
    const { email } = await getInvitation(tx, id)
    await revokeInvitation(tx, id, now)
    await recordAudit(tx, newAct(doerOf(actor)), 'user.uninvite', targetOf(id, email))
  })
}

const targetOf = (id: string, email: string) => ({ type: 'invitation', id, label: email })

type Sending = { email: string; role: Role; locale: Locale; by: string; key: string; expiresAt: Date }

async function send(
  tx: Tx,
  act: Act,
  { email, role, locale, by, key, expiresAt }: Sending,
): Promise<InvitationSent> {
  const link = linkTo(deskAddress.invitation(key))
  const letter = { kind: 'invitation', by, role, link, days: INVITATION_DAYS } as const
  const isQueued = await queueMail(tx, { key: `invitation:${act.id}`, to: email, locale, letter, expiresAt })
  return { email, link: isQueued ? null : link }
}
