import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { MailServer } from '../editorial/mail'
import type { ComposedLetter } from './compose-letter'

const CONNECT_MS_MAX = 10_000
const SILENCE_MS_MAX = 20_000
/** Whoever sends is told by then, whatever a server does: the worker holds the letter's row for no longer than 90 seconds. */
const SEND_MS_MAX = 60_000
/** A connection that closes before it greets is a failure to be told, not tried again for ever (an option that the types do not know). */
const ONCE = { maxRequeues: 0 }

/** Why a letter did not leave. */
export class MailError extends Error {
  /** The server will not take it however often it is asked. */
  readonly isFinal: boolean

  constructor(message: string, isFinal: boolean) {
    super(message)
    this.isFinal = isFinal
  }
}

export type Post = {
  /** Sends one letter; `id` makes its Message-ID, so that one sent twice can be known as one. Throws `MailError`. */
  send: (id: string, to: string, letter: ComposedLetter) => Promise<void>
  close: () => void
}

/** A connection to a server, made with the first letter and kept for the next ones. */
export function openPost({ host, port, security, login, from }: MailServer): Post {
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    ...ONCE,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    // A letter is text: it names no file and no address to be read into it.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const house = /@([^@>\s]+)>?$/u.exec(from)?.[1] ?? host
  return {
    send: async (id, to, { subject, text, html }) => {
      try {
        const sending = transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${house}>`,
          // Answering machines leave letters of machines alone (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        await Promise.race([sending, failAfter(SEND_MS_MAX)])
      } catch (error) {
        throw toMailError(error)
      }
    },
    close: () => transport.close(),
  }
}

const failAfter = async (ms: number): Promise<never> => {
  await sleep(ms, undefined, { ref: false })
  throw new Error(`the mail server said nothing for ${ms / 1000} seconds`)
}

/**
 * A refusal of this letter (5xx to its recipient or its text) is final; a server that is away, shuts its door or will not take our
 * own address may mend.
 */
function toMailError(error: unknown): MailError {
  if (!(error instanceof Error)) return new MailError(String(error), false)
  const { responseCode, code, command } = error as Error & {
    responseCode?: number
    code?: string
    command?: string
  }
  const isOfLetter = (code === 'EENVELOPE' && command !== 'MAIL FROM') || code === 'EMESSAGE'
  return new MailError(error.message, isOfLetter && responseCode !== undefined && responseCode >= 500)
}
