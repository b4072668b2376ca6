import { setTimeout as sleep } from 'node:timers/promises'

/** Where this machine reaches its own server, whatever address the public one is. */
export function internalAddress(host: string, port: number): string {
  const isEvery = host === '0.0.0.0' || host === '::'
  const name = isEvery ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** Waits until the site answers at all; false when `timeoutMs` passed before. */
export async function waitForSite(
  address: string,
  timeoutMs: number,
  givenUp: AbortSignal,
): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline && !givenUp.aborted) {
    try {
      await fetch(`${address}/api/health`, { signal: AbortSignal.timeout(5000) })
      return true
    } catch {
      await sleep(100)
    }
  }
  return false
}
