import 'server-only'
import { spawn, spawnSync } from 'node:child_process'
import { SetupError } from '../../errors'

/** The system user that runs the server; null means whoever runs this process. */
export type RunAs = { uid: number; gid: number } | null

export type Outcome = { code: number | null; output: string }

/** PostgreSQL refuses to run as root: then, and only then, another user is looked up or made. */
export function serverUser(): RunAs {
  if (process.getuid?.() !== 0) return null
  const found = lookUp('postgres') ?? (makeUser() ? lookUp('postgres') : null) ?? lookUp('nobody')
  if (found) return found
  throw new SetupError(
    'PostgreSQL refuses to run as root and no user "postgres" could be made: make one, run this as an ordinary user, or set DATABASE_URL.',
  )
}

function lookUp(name: string): RunAs {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function makeUser(): boolean {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
    ['adduser', '-S', '-D', '-H', 'postgres'],
  ]
  return ways.some(([command = '', ...args]) => spawnSync(command, args).status === 0)
}

/** Runs a program to its end. Never throws: a program that cannot be started has code null and the reason as output. */
export function run(command: string, args: string[], runAs: RunAs): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...runAs,
      // A folder the other user may not enter would make every child fail; the system's own never does.
      cwd: '/',
      // The locale of the person who starts it must not decide what the server can store or how it answers.
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: process.env.NODE_ENV },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const add = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', add)
    child.stderr.on('data', add)
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output: output.trim() }))
  })
}
