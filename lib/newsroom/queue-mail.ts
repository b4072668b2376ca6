import 'server-only'
import type { Tx } from '../db/client'
import { enqueue } from '../db/jobs'
import { findMailSource } from '../db/mail-server'
import { putMails, type NewMail } from '../db/mails'

/**
 * Queues a letter in the transaction that makes it necessary; the worker sends it. Answers false, with nothing queued, while no
 * mail server is set: then whoever acts must be told another way.
 */
export const queueMail = (tx: Tx, mail: NewMail): Promise<boolean> => queueMails(tx, [mail])

/** The same with letters to many. */
export async function queueMails(tx: Tx, mails: readonly NewMail[]): Promise<boolean> {
  if ((await findMailSource(tx)) === 'off') return false
  await putMails(tx, mails)
  await enqueue(tx, 'send-mails', {}, 'send-mails')
  return true
}
