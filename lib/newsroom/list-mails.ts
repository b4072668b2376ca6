import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { enqueue } from '../db/jobs'
import { findMailSource } from '../db/mail-server'
import { countMails, listMails as listRows, replayMail as replayRow } from '../db/mails'
import type { Actor } from '../editorial/actor'
import { LETTER_KINDS } from '../editorial/letters'
import type { MailList, MailRef, MailSource } from '../editorial/mail'
import { authorize, can } from '../editorial/policy'

const SHOWN = 100

/** The letters of the house, what was not sent first, and who says how they leave. */
export async function listMails(actor: Actor): Promise<MailList & { source: MailSource }> {
  authorize(actor, 'mail.view')
  const [list, source] = await Promise.all([listRows(LETTER_KINDS, SHOWN), findMailSource()])
  return { ...list, source }
}

/** How many letters failed or are late; 0 for who does not look after them. */
export async function countMailTroubles(actor: Actor): Promise<number> {
  if (!can(actor, 'mail.view')) return 0
  const { failed, late } = await countMails()
  return failed + late
}

/** Has a letter tried again, now. Throws NotFound for one that was sent or is of no use any more. */
export async function replayMail(actor: Actor, { id }: MailRef): Promise<void> {
  authorize(actor, 'mail.replay')
  await db.$transaction(async (tx) => {
    const { to, kind } = await replayRow(tx, id, new Date())
    await recordAudit(tx, newAct(doerOf(actor)), 'mail.replay', { type: 'mail', id, label: to }, { kind })
    await enqueue(tx, 'send-mails', {}, 'send-mails')
  })
}
