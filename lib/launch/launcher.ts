// `npm start` and `npm run dev` after everything is installed: database, data, build, server, worker.
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '../db/database-url'
import { ensureDataFolder } from '../db/embedded-postgres'
import { takeLock, type Lock } from '../db/server-lock'
import { readEnv, type Env } from '../env'
import { SetupError } from '../errors'
import { buildSite, builtProgram } from './build'
import { internalAddress, waitForSite } from './internal-address'
import { keepAlive } from './keep-alive'
import { launcherLock, noteChildren, stopLeftOverChildren } from './left-overs'
import { checkPort, freePort } from './port'
import { startPreparing, type Preparing } from './preparing'
import { keepSessionSecret } from './secrets'
import { stopWish } from './signals'
import { supervise, type Program } from './supervise'
import { startWatchdog } from './watchdog'
import { welcome } from './welcome'

/** What is undone, last first, when the launcher ends for whatever reason. */
type Undo = (() => Promise<void> | void)[]

const GRACE_MS = 10_000
const SOURCES = ['--import', 'tsx', '--conditions=react-server']
const WORKER = 'lib/worker/run.ts'
const BUILT = ['--enable-source-maps', '--conditions=react-server']
/**
 * On a machine with much memory Node lets what is no longer needed lie until gigabytes are full: limits, within which a page of 2 MB is
 * read, make it tidy up as it goes. It does so on the thread that works: helpers cost more than they save with heaps so small, a tenth of
 * the processor and, when all are busy, a third of the slowest answers.
 */
const LEAN = [
  '--max-old-space-size=512',
  '--max-semi-space-size=8',
  '--single-threaded-gc',
  '--v8-pool-size=1',
]
const tell = (line: string) => console.info(`· ${line}`)

const [mode = 'start'] = process.argv.slice(2)
const undo: Undo = []
const stopping = new AbortController()

// Leaving at once is safe: the watchdog stops what is still running.
const stopWished = stopWish(() => process.exit(130))
const started = start(mode === 'dev')
try {
  await Promise.race([started, stopWished])
  await stopWished
  tell('Stopping')
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error)
  process.exitCode = 1
}
stopping.abort()
// A step that was begun may still start something: only what is known to be running can be stopped in order.
const isSettled = await Promise.race([started.then(yes, yes), sleep(GRACE_MS).then(() => false)])
if (!isSettled) process.exit(1)
for (const step of undo.toReversed()) await step()
process.exit()

function yes() {
  return true
}

/** Ends when the site answers; what it started is stopped by `undo`. */
async function start(isDev: boolean): Promise<void> {
  const env = readEnv()
  const dataDir = resolve(env.DATA_DIR)
  await ensureDataFolder(dataDir)
  const lock = await takeLauncherLock(dataDir)
  undo.push(lock.release)
  await stopLeftOverChildren(dataDir)
  await checkPort(env.PORT, env.HOST)
  undo.push(startWatchdog(dataDir))

  const database = await openDatabase(env, tell)
  undo.push(database.close)
  stopping.signal.throwIfAborted()
  process.env.DATABASE_URL = database.url
  const preparing = startPreparing(tell, process.env, stopping.signal)
  await preparing.prepared
  stopping.signal.throwIfAborted()
  if (!isDev) await buildSite(tell, stopping.signal)
  stopping.signal.throwIfAborted()
  undo.push(keepAlive(database.revive))
  await serve(env, isDev, dataDir, preparing)
}

async function takeLauncherLock(dataDir: string): Promise<Lock> {
  for (;;) {
    const lock = takeLock(launcherLock(dataDir), 'running')
    if ('release' in lock) return lock
    if (lock.note === 'running') {
      throw new SetupError(
        `Already running on the data of ${dataDir} (process ${lock.pid}): stop it first, or set DATA_DIR and PORT.`,
      )
    }
    await sleep(200) // what an earlier launcher left behind is being stopped
  }
}

async function serve(env: Env, isDev: boolean, dataDir: string, preparing: Preparing): Promise<void> {
  const address = env.SITE_URL ?? `http://localhost:${env.PORT}`
  const childEnv: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: isDev ? 'development' : 'production',
    SITE_URL: address,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keepSessionSecret(dataDir),
    NEXT_TELEMETRY_DISABLED: '1',
    // Each thread that compresses or reads would keep a heap of its own, and what is given back would be kept for later.
    MALLOC_ARENA_MAX: '2',
    MALLOC_TRIM_THRESHOLD_: '131072',
  }
  const nextPort = isDev ? env.PORT : await freePort()
  const programs = [
    ...(isDev ? [nextDev(nextPort, env.HOST, childEnv)] : builtServer(nextPort, childEnv)),
    {
      name: 'worker',
      args: ['--max-semi-space-size=8', ...(isDev ? [...SOURCES, WORKER] : [...BUILT, builtProgram(WORKER)])],
      env: childEnv,
    },
  ]
  const children = programs.map((program) => supervise(program, note, stopping.signal))
  undo.push(async () => {
    await Promise.all(children.map((child) => child.stop(GRACE_MS)))
  })
  function note() {
    queueMicrotask(() =>
      noteChildren(
        dataDir,
        children.map((child) => child.pid()).filter((pid) => pid !== null),
      ),
    )
  }

  for (const local of [internalAddress('127.0.0.1', nextPort), internalAddress(env.HOST, env.PORT)]) {
    const isUp = await waitForSite(local, 120_000, stopping.signal)
    if (!isUp) throw new SetupError('The site did not answer: see the messages above.')
  }
  console.info(welcome(address, await preparing.putFirstAdmin()))
}

function nextDev(port: number, host: string, env: NodeJS.ProcessEnv): Program {
  return {
    name: 'server',
    args: ['node_modules/next/dist/bin/next', 'dev', '-p', String(port), '-H', host],
    env,
  }
}

/** Next on a port of its own, and before it the server of the pages that are kept; it alone tells Next who asks. */
function builtServer(nextPort: number, env: NodeJS.ProcessEnv): Program[] {
  const inside = { ...env, NEXT_PORT: String(nextPort) }
  return [
    {
      name: 'server',
      args: [...LEAN, '--expose-gc', builtProgram('lib/serve/next-server.ts')],
      env: { ...inside, TRUST_PROXY: 'true' },
    },
    {
      name: 'readers’ server',
      // A file that shows a thousand articles says so in a header of its answer.
      args: [...LEAN, '--max-http-header-size=1048576', ...BUILT, builtProgram('lib/serve/run.ts')],
      env: inside,
    },
  ]
}
