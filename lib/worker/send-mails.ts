import 'server-only'
import { db } from '../db/client'
import { findLetterhead, findMailServer } from '../db/mail-server'
import { failMail, finishMail, letterOf, takeDueMail, withholdMail, type DueMail } from '../db/mails'
import { composeLetter } from '../mail/compose-letter'
import { mayStillSend } from '../newsroom/notify'
import { MailError, openPost, type Post } from '../mail/send-mail'
import { Unsealable } from '../secret-box'

/** Longer than the longest silence of a mail server. */
const SEND_MS_MAX = 90_000

/**
 * Sends what waits, one letter after the other. A letter is held while it is sent, by one worker alone; one that ends in between
 * leaves it waiting, and it goes out again under the same Message-ID. News of what its reader may not see any more is thrown away. What fails is written down and tried again later.
 */
export async function sendMails(_: unknown, stopping: AbortSignal): Promise<void> {
  const server = await findMailServer()
  if (!server) return
  const post = openPost(server)
  try {
    while (!stopping.aborted && (await sendNext(post)));
  } finally {
    post.close()
  }
}

/** Answers whether there was a letter. */
async function sendNext(post: Post): Promise<boolean> {
  let taken: DueMail | null = null
  try {
    await db.$transaction(
      async (tx) => {
        taken = await takeDueMail(tx)
        if (!taken) return
        if (!(await mayStillSend(tx, taken))) return withholdMail(tx, taken, new Date())
        await post.send(
          taken.id,
          taken.to,
          composeLetter(letterOf(taken), taken.locale, await findLetterhead(taken.locale)),
        )
        await finishMail(tx, taken, new Date())
      },
      { timeout: SEND_MS_MAX },
    )
  } catch (error) {
    const failed: DueMail | null = taken
    if (!failed) throw error
    await writeDown(failed, error)
  }
  return taken !== null
}

async function writeDown(mail: DueMail, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  console.error('mail failed', { id: mail.id, error: message })
  const isFinal = error instanceof Unsealable || (error instanceof MailError && error.isFinal)
  await failMail(mail, { error: message.slice(0, 1000), isFinal }, new Date())
}
