// Next, on a port of its own, for the server in front. The launcher starts it.
import { createServer, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
// oxlint-disable no-restricted-imports -- a program beside the server in front, which knows nothing of it
import next from 'next'
import { SetupError } from '../errors'
import { IN_ONE_PIECE } from '../press/ask-next'
import { answerAhead } from '../reader/read-ahead'
import { stopListening } from './stop-listening'

/** Readers' pages are smaller; what is larger comes in pieces of this. */
const PIECE_BYTES = 512 * 1024

const { NEXT_PORT } = process.env
if (!NEXT_PORT) throw new SetupError('Start with npm start: it says where Next is to listen.')
const address = { hostname: '127.0.0.1', port: Number(NEXT_PORT) }

process.title = 'next-server'
const app = next({ dev: false, ...address })
await app.prepare()
const handle = app.getRequestHandler()

/** How many pages the press waits for. */
let answering = 0

const server = createServer({ highWaterMark: PIECE_BYTES }, (request, response) => {
  const answer = () =>
    handle(request, response).catch((error: unknown) => {
      console.error('not answered', { asked: request.url, error: String(error) })
      response.destroy()
    })
  if (request.headers[IN_ONE_PIECE] === undefined) return void answer()
  keepBack(response)
  tidyUpAfter(response)
  void answerAhead(request.url ?? '', answer)
})
server.listen(address.port, address.hostname)

/**
 * Sends an answer when it is whole. Next writes a page in thirty pieces as it is drawn, each of which wakes the other process; who keeps the
 * page waits for the last of them anyway.
 */
function keepBack(response: ServerResponse): void {
  response.cork()
  const { write } = response
  response.write = (...piece: unknown[]): boolean => {
    const mayGoOn = Boolean(Reflect.apply(write, response, piece))
    if (!mayGoOn) {
      response.uncork()
      response.cork()
    }
    return mayGoOn
  }
}

/**
 * Collects what a page leaves behind while the press is busy with it. Left to itself Node does so in the middle of a later page: what that still needs is
 * copied, and moved among what lasts, which must then be searched three times as often.
 */
function tidyUpAfter(response: ServerResponse): void {
  answering += 1
  response.once('close', () => {
    answering -= 1
    setImmediate(() => {
      if (answering === 0) globalThis.gc?.({ type: 'minor' })
    })
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())

async function stop(): Promise<void> {
  await stopListening(server)
  await Promise.race([app.close(), sleep(1000)])
  process.exit()
}
