// A mail server on this machine that keeps what it is sent, for database tests and e2e.
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type MailSink = {
  port: number
  /** What came, in order. */
  letters: Email[]
  /** The letters to an address. */
  to: (address: string) => Email[]
  close: () => Promise<void>
}

/** Listens on a free port; `options` may refuse, ask for a name, or speak TLS. */
export async function openMailSink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const letters: Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks)).then((letter) => {
          letters.push(letter)
          done()
        }, done)
      })
    },
    ...options,
  })
  // A client that hangs up is no failure of the sink.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await new Promise((ready) => listening.once('listening', ready))
  const address = listening.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    letters,
    to: (wanted) => letters.filter(({ to }) => to?.some(({ address: one }) => one === wanted)),
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
