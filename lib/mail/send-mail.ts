import 'server-only'
import { createTransport } from 'nodemailer'
import type { MailServer } from '../editorial/mail'
import type { ComposedLetter } from './compose-letter'

const CONNECT_MS_MAX = 10_000
const SILENCE_MS_MAX = 20_000

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
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${house}>`,
          // Answering machines leave letters of machines alone (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        throw toMailError(error)
      }
    },
    close: () => transport.close(),
  }
}

/** A refusal of this letter (5xx to its recipient or its text) is final; a server that is away or shuts its door may mend. */
function toMailError(error: unknown): MailError {
  if (!(error instanceof Error)) return new MailError(String(error), false)
  const { responseCode, code } = error as Error & { responseCode?: number; code?: string }
  const isOfLetter = code === 'EENVELOPE' || code === 'EMESSAGE'
  return new MailError(error.message, isOfLetter && responseCode !== undefined && responseCode >= 500)
}
