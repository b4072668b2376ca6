// The server that readers and the desk reach, on PORT: kept pages first, the local Next for the rest. The launcher starts it.
import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SURFACE } from '../editorial/surfaces'
import { readEnv } from '../env'
import { SetupError } from '../errors'
import { Press } from '../press/press'
import { readApiTokens } from './api-tokens'
import { makeHandler } from './handler'
import type { Forwarding } from './proxy'
import { listenForStaleSurfaces } from './stale-listener'
import { stopListening } from './stop-listening'

/** So long a start waits to hear what changed while it was down; readers are then served what there is. */
const CATCH_UP_MS = 2000
/** Of what clients send; the process itself is started with room for what Next sends. */
const HEADERS_MAX = 16_384
/** Longer than a proxy in front keeps a connection, so that it is never the one to write into a closed one. */
const KEEP_ALIVE_MS = 75_000

const { PORT, HOST, DATA_DIR, TRUST_PROXY } = readEnv()
const { DATABASE_URL, NEXT_PORT, NEXT_DIST_DIR } = process.env
if (!DATABASE_URL || !NEXT_PORT)
  throw new SetupError('Start with npm start: it says where Next and the database are.')

const folder = join(resolve(DATA_DIR), 'press')
mkdirSync(folder, { recursive: true })
const next: Forwarding = { host: '127.0.0.1', port: Number(NEXT_PORT), isProxyTrusted: TRUST_PROXY }
const press = new Press(folder, `http://${next.host}:${next.port}`)
const { ledger } = press
const tokens = readApiTokens(DATABASE_URL)

const build = readFileSync(join(NEXT_DIST_DIR || '.next', 'BUILD_ID'), 'utf8')
if (ledger.build !== build) {
  ledger.build = build
  ledger.markAll()
}
// From here on it is to hear of everything: when it cannot, it counts as deaf.
press.listened()
const listener = listenForStaleSurfaces(DATABASE_URL, {
  get origin() {
    return ledger.origin
  },
  set origin(origin) {
    ledger.origin = origin
  },
  get heardThrough() {
    return ledger.heardThrough
  },
  set heardThrough(time) {
    ledger.heardThrough = time
    press.listened()
  },
  hear: (surfaces) => {
    if (surfaces.includes(SURFACE.api)) tokens.forget()
    press.hear(surfaces)
  },
  expect: (keys) => press.expect(keys),
  lost: () => press.lose(),
})
await Promise.race([listener.caughtUp, sleep(CATCH_UP_MS)])
const stopPress = press.start()

const server = createServer(
  { keepAliveTimeout: KEEP_ALIVE_MS, maxHeaderSize: HEADERS_MAX },
  makeHandler(press, next, tokens),
)
server.listen(PORT, HOST)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stop())

async function stop(): Promise<void> {
  await stopListening(server)
  await Promise.race([Promise.all([listener.stop(), tokens.stop()]), sleep(1000)])
  await Promise.race([stopPress(), sleep(1000)])
  process.exit()
}
