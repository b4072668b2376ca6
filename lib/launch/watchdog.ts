import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Starts the process that cleans up should this one be killed. The answer dismisses it after an orderly stop and waits until it
 * is gone: an orderly stop leaves nothing behind.
 */
export function startWatchdog(dataDir: string): () => Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'watchdog-process.js'), dataDir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.unref()
  child.stdin.on('error', () => {}) // it may be gone already when it is dismissed
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return () => {
    if (child.exitCode !== null || child.signalCode !== null) return gone
    child.ref()
    child.stdin.end('goodbye')
    return gone
  }
}
