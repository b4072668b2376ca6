import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { SetupError } from '../errors'
import type { FirstAdmin } from '../newsroom/first-start'
import type { Asked, Told } from './prepare'

export type Preparing = {
  /** The database has all its tables and the first pages. */
  prepared: Promise<void>
  /** Makes the first admin, once everything is up, and lets the process end. */
  putFirstAdmin: () => Promise<FirstAdmin | null>
}

/**
 * Starts the process that brings the database up to date, which imports most of the product and ends with the start: the launcher stays
 * for as long as the site does. `ending` ends it at once; whatever it was writing is then undone by the database.
 */
export function startPreparing(
  tell: (line: string) => void,
  env: NodeJS.ProcessEnv,
  ending: AbortSignal,
): Preparing {
  const child = fork(join(import.meta.dirname, 'prepare.ts'), {
    env,
    execArgv: ['--import', 'tsx', '--conditions=react-server'],
    signal: ending,
    killSignal: 'SIGKILL',
  })
  child.on('message', (told: Told) => {
    if (told.kind === 'line') tell(told.line)
  })
  // It is awaited only after the build.
  const prepared = answerOf(child, 'prepared').then(() => {})
  prepared.catch(() => {})
  return {
    prepared,
    putFirstAdmin: async () => {
      const answer = answerOf(child, 'admin')
      child.send('admin' satisfies Asked)
      return (await answer).admin
    },
  }
}

type Answer<K extends Told['kind']> = Extract<Told, { kind: K }>

/** Throws what the process told of a failure, or that it ended without a word. */
function answerOf<K extends Told['kind']>(child: ChildProcess, kind: K): Promise<Answer<K>> {
  const isAnswer = (told: Told): told is Answer<K> => told.kind === kind
  return new Promise((resolve, reject) => {
    child.on('message', (told: Told) => {
      if (isAnswer(told)) resolve(told)
      else if (told.kind === 'refused') reject(new SetupError(told.message))
    })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new SetupError(`The database could not be prepared (${signal ?? `code ${code}`}).`)),
    )
  })
}
