import { fork, type ChildProcess } from 'node:child_process'
import { ImportError } from '../pipeline/import-error'
import type { Ask, RefusedReply, Reply } from './asks'

/** Starting is not reading: a busy machine may take its time. */
const START_SECONDS_MAX = 120

export type ReadingProcess = {
  /**
   * Asks one thing and waits for the answer, `msMax` at most; the process starts when there is none.
   *
   * @throws ImportError as the process refuses a file, or `too-slow` or `too-much-memory` when it had to be ended.
   */
  ask: (question: Ask, msMax: number) => Promise<Reply>
  close: () => void
}

/** A process of its own that is asked one thing after the other and may end with any of them. */
export function readingProcess(limits: Limits): ReadingProcess {
  let child: ChildProcess | null = null
  const start = async () => {
    const started = spawnReader(limits.bytesMax)
    started.once('exit', () => {
      if (child === started) child = null
    })
    child = started
    await replyOf(started, START_SECONDS_MAX * 1000, limits)
    return started
  }
  return {
    ask: async (question, msMax) => {
      const asked = child ?? (await start())
      const answer = replyOf(asked, msMax, limits)
      asked.send(question)
      const reply = await answer
      if (reply.kind === 'refused') throw toError(reply)
      if (reply.kind === 'broken') throw new Error(`the reader failed: ${reply.message}`)
      return reply
    },
    close: () => {
      child?.kill('SIGKILL')
      child = null
    },
  }
}

function spawnReader(bytesMax: number): ChildProcess {
  const { NODE_ENV, PATH, HOME, TMPDIR } = process.env
  return fork('lib/extract/child.ts', [String(bytesMax)], {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${Math.floor(bytesMax / 1024 ** 2)}`],
    // It needs nothing that the product knows, least of all its secrets.
    env: { NODE_ENV, PATH, HOME, TMPDIR },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

export const toError = ({ code, message, facts }: RefusedReply): ImportError =>
  new ImportError(code, message, facts)

/** Seconds that one file may take, and bytes that the process may hold. */
export type Limits = { secondsMax: number; bytesMax: number }

/** Waits for what the process says next; one that takes too long is ended. */
function replyOf(child: ChildProcess, msMax: number, limits: Limits): Promise<Reply> {
  return new Promise((resolve, reject) => {
    let isTooSlow = false
    const end = () => {
      isTooSlow = true
      child.kill('SIGKILL')
    }
    const timer = setTimeout(end, Math.max(0, msMax))
    const settle = () => {
      clearTimeout(timer)
      child.off('message', onMessage).off('exit', onExit).off('error', onError)
    }
    const onMessage = (reply: unknown) => {
      settle()
      resolve(reply as Reply) // the other end is our own program
    }
    const onError = (error: Error) => {
      settle()
      reject(error)
    }
    const onExit = (code: number | null, signal: string | null) => {
      settle()
      reject(whyEnded(isTooSlow, code, signal, limits))
    }
    child.on('message', onMessage).on('exit', onExit).on('error', onError)
  })
}

function whyEnded(isTooSlow: boolean, code: number | null, signal: string | null, limits: Limits): Error {
  const { secondsMax, bytesMax } = limits
  if (isTooSlow) return new ImportError('too-slow', `takes more than ${secondsMax} s to read`, { secondsMax })
  if (signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134)
    return new ImportError('too-much-memory', `takes more than ${bytesMax} bytes of memory to read`, {
      bytesMax,
    })
  return new Error(`the reader ended with ${signal ?? `code ${code}`}`)
}
