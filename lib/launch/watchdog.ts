import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** Starts the process that cleans up should this one be killed. The answer dismisses it after an orderly stop. */
export function startWatchdog(dataDir: string): () => void {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'watchdog-process.js'), dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.unref()
  child.stdin.on('error', () => {}) // it may be gone already when it is dismissed
  return () => child.stdin.end('goodbye')
}
