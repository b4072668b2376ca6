import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeTestDatabase, openTestServer } from '@/lib/db/test-database'
import { freePort } from '@/lib/launch/port'

export type Server = {
  url: string
  databaseUrl: string
  dataDir: string
  adminEmail: string
  adminPassword: string
  /** Ctrl-C, then throws away what the server used. */
  stop: () => Promise<void>
}

const ADMIN = { ADMIN_EMAIL: 'admin@example.cn', ADMIN_PASSWORD: 'correct-horse-battery' }

/** Starts the product as a person does, on a free port with a fresh database; `env` adds to or replaces its settings. */
export async function startServer({ env = {} }: { env?: Record<string, string> } = {}): Promise<Server> {
  const testServer = await openTestServer()
  const database = await makeTestDatabase(testServer)
  const dataDir = makeDataDir()
  const settings = { DATABASE_URL: database.url, DATA_DIR: dataDir, SEED: 'publish', ...ADMIN, ...env }
  const launch = await launchProduct({ env: settings })
  return {
    url: launch.url,
    databaseUrl: database.url,
    dataDir,
    adminEmail: settings.ADMIN_EMAIL,
    adminPassword: settings.ADMIN_PASSWORD,
    stop: async () => {
      await launch.interrupt()
      await database.drop()
      await testServer.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

export type Launch = {
  url: string
  /** The leader of the process group, as a terminal would have it. */
  pid: number
  output: () => string
  /** Ctrl-C in a terminal: SIGINT to the whole group; answers when the leader has ended. */
  interrupt: () => Promise<void>
  /** Answers the exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

type Options = {
  env?: Record<string, string>
  /** The folder of the clone. */
  folder?: string
  user?: { uid: number; gid: number }
}

/** Runs `npm start`'s program in a process group of its own; answers when it says that the site is up. */
export async function launchProduct(options: Options = {}): Promise<Launch> {
  const launch = await spawnProduct(options)
  const isUp = async () => {
    while (!launch.output().includes('Desk ')) await sleep(50)
    return true
  }
  // Once it is up, nobody waits for that time to pass.
  const won = await Promise.race([isUp(), launch.ended, sleep(300_000, undefined, { ref: false })])
  if (won !== true) throw new Error(`The product did not start:\n${launch.output()}`)
  return launch
}

/** The same, without waiting for the site. */
export async function spawnProduct({ env = {}, folder = '.', user }: Options): Promise<Launch> {
  const port = env.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['lib/launch/first-start.js', 'start'], {
    cwd: folder,
    ...user,
    // Nothing of the machine's settings but what a bare login has; under npm it stops when the tests are killed.
    env: {
      PATH: process.env.PATH,
      HOME: '/',
      npm_lifecycle_event: 'start',
      NEXT_DIST_DIR: '.next-test',
      NODE_ENV: 'production',
      ...env,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) throw new Error('The product could not be started at all')
  let output = ''
  const add = (chunk: Buffer) => (output += chunk.toString())
  child.stdout.on('data', add)
  child.stderr.on('data', add)
  const ended = whenEnded(child)
  return {
    url: `http://localhost:${port}`,
    pid,
    output: () => output,
    ended,
    interrupt: async () => {
      process.kill(-pid, 'SIGINT')
      await ended
    },
  }
}

const whenEnded = (child: ChildProcess): Launch['ended'] =>
  new Promise((done) => child.on('exit', (code, signal) => done(code ?? signal)))

/** A data folder that the server's user can reach when the clone's is reachable. */
export function makeDataDir(): string {
  const path = resolve(join('.test-data', `data-${process.pid}-${randomBytes(4).toString('hex')}`))
  mkdirSync(path, { recursive: true })
  return path
}
