import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { dropStoredMailServer, findMailServer, findMailSource, findStoredMailServer } from '../db/mail-server'
import { putSetting } from '../db/settings'
import type { Actor } from '../editorial/actor'
import { MAIL_SETTING, type MailServerForm, type MailSource, type StoredMailServer } from '../editorial/mail'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { seal } from '../secret-box'
import { queueMail } from './queue-mail'

/** The mail server without its password. */
export type MailServerView = {
  source: MailSource
  /** What the desk was told, or what the environment says. */
  server: (Omit<StoredMailServer, 'sealedPassword'> & { hasPassword: boolean }) | null
}

export async function getMailServer(actor: Actor): Promise<MailServerView> {
  authorize(actor, 'setting.update')
  const source = await findMailSource()
  if (source === 'environment') {
    const found = await findMailServer()
    if (!found) return { source, server: null }
    const { login, ...server } = found
    return { source, server: { ...server, user: login?.user ?? '', hasPassword: login !== null } }
  }
  const stored = await findStoredMailServer()
  if (!stored) return { source, server: null }
  const { sealedPassword, ...server } = stored
  return { source, server: { ...server, hasPassword: sealedPassword !== null } }
}

/** Where a password is shown to whom. */
const LOGIN_PLACE = ['host', 'port', 'security', 'user'] as const

/**
 * Sets how letters leave the house; the password is sealed. An empty one keeps what is stored, for the same user on the same
 * way to the same server: nobody sends it elsewhere, or in the open, without knowing it.
 */
export async function updateMailServer(actor: Actor, input: MailServerForm): Promise<void> {
  authorize(actor, 'setting.update')
  const { password, ...server } = input
  await db.$transaction(async (tx) => {
    const before = await findStoredMailServer(tx)
    const isSame = before !== null && LOGIN_PLACE.every((field) => before[field] === server[field])
    const kept = isSame && server.user !== '' ? before.sealedPassword : null
    const sealedPassword = password === '' ? kept : seal('mail-server', password)
    await putSetting(tx, MAIL_SETTING, { ...server, sealedPassword })
    await recordChange(tx, actor, { before: withoutPassword(before), after: server })
  })
}

/** Forgets the mail server: from now on no letter leaves, unless the environment says otherwise. */
export async function dropMailServer(actor: Actor): Promise<void> {
  authorize(actor, 'setting.update')
  await db.$transaction(async (tx) => {
    const before = await findStoredMailServer(tx)
    if (!before) return
    await dropStoredMailServer(tx)
    await recordChange(tx, actor, { before: withoutPassword(before), after: null })
  })
}

const HOUR_MS = 3_600_000

/** Sends a letter to whoever asks, the way all letters go. Throws `Refused('mail-off')`. */
export async function sendTestLetter(actor: Actor): Promise<void> {
  authorize(actor, 'setting.update')
  await db.$transaction(async (tx) => {
    const act = newAct(doerOf(actor))
    const letter = { kind: 'test', by: actor.name } as const
    const expiresAt = new Date(Date.now() + HOUR_MS)
    const { email: to, locale } = actor
    const isQueued = await queueMail(tx, { key: `test:${act.id}`, to, locale, letter, expiresAt })
    if (!isQueued) throw new Refused('mail-off')
    await recordAudit(tx, act, 'mail.test', { type: 'setting', id: MAIL_SETTING, label: to })
  })
}

function withoutPassword(stored: StoredMailServer | null) {
  if (!stored) return null
  const { sealedPassword: _, ...server } = stored
  return server
}

const recordChange = (
  tx: Tx,
  actor: Actor,
  detail: {
    before: ReturnType<typeof withoutPassword>
    after: ReturnType<typeof withoutPassword>
  },
) =>
  recordAudit(
    tx,
    newAct(doerOf(actor)),
    'setting.update',
    { type: 'setting', id: MAIL_SETTING, label: MAIL_SETTING },
    detail,
  )
