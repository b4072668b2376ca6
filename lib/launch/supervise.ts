import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

export type Program = {
  /** For the log. */
  name: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
}

export type Supervised = {
  /** Null while it is between two lives. */
  pid: () => number | null
  /** Asks it to finish what it does; after `graceMs` it is killed. */
  stop: (graceMs: number) => Promise<void>
}

const LONGEST_PAUSE_MS = 30_000

/**
 * Keeps a program of Node running: when it ends unasked it is started again, later each time it ends early.
 * `onChange` hears of each new life and each end. Once `ending` is aborted nothing is started any more.
 */
export function supervise(
  { name, args, env }: Program,
  onChange: () => void,
  ending: AbortSignal,
): Supervised {
  let child: ChildProcess | null = null
  let isStopping = false
  let pauseMs = 500
  const stopping = new AbortController()

  const live = async () => {
    while (!isStopping && !ending.aborted) {
      const started = Date.now()
      const current = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'inherit', 'inherit'] })
      child = current
      onChange()
      const reason = await ended(current)
      child = null
      onChange()
      if (isStopping || ending.aborted) return
      pauseMs = Date.now() - started > 60_000 ? 500 : Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
      console.error(`The ${name} ended (${reason}); starting it again in ${pauseMs / 1000} s`)
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const life = live()

  return {
    pid: () => child?.pid ?? null,
    stop: async (graceMs) => {
      isStopping = true
      stopping.abort()
      child?.kill('SIGTERM')
      const timer = setTimeout(() => child?.kill('SIGKILL'), graceMs)
      await life
      clearTimeout(timer)
    },
  }
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
}
