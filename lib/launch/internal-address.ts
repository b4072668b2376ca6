import { setTimeout as sleep } from 'node:timers/promises'

/** Where this machine reaches its own server, whatever address the public one is. */
export function internalAddress(host: string, port: number): string {
  const isEvery = host === '0.0.0.0' || host === '::'
  const name = isEvery ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

/** Asks the site to forget what it cached of these surfaces; throws when it did not. */
export async function clearSurfaces(address: string, secret: string, surfaces: string[]): Promise<void> {
  const response = await fetch(`${address}/api/internal/stale`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ surfaces }),
    signal: AbortSignal.timeout(5000),
  })
  if (!response.ok) throw new Error(`answered ${response.status}`)
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
