import { LRUCache } from 'lru-cache'
import { isIPv6 } from 'node:net'
import type { Quota } from '../api/quota'

/** What is left of a quota, and in how many seconds all of it is there again. */
export type Allowance = { isAllowed: boolean; left: number; seconds: number }

/** As many clients are remembered; of whom nothing was heard for longest is forgotten first. */
const CLIENTS_MAX = 50_000

type Window = { endsAt: number; used: number }

/** Counts requests of clients against their quotas, in the memory of this process. `now` is in milliseconds. */
export class RateLimits {
  readonly #windows = new LRUCache<string, Window>({ max: CLIENTS_MAX })

  /** Counts one request of a client. */
  take(client: string, { name, requests, seconds }: Quota, now: number): Allowance {
    const key = `${name} ${client}`
    const held = this.#windows.get(key)
    const window = held && held.endsAt > now ? held : { endsAt: now + seconds * 1000, used: 0 }
    const isAllowed = window.used < requests
    if (isAllowed) window.used += 1
    this.#windows.set(key, window)
    // A quota may have been made smaller meanwhile.
    const left = Math.max(0, requests - window.used)
    return { isAllowed, left, seconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)) }
  }
}

/** As draft-ietf-httpapi-ratelimit-headers-10 says it. */
export const limitHeaders = (
  { name, requests, seconds }: Quota,
  allowance: Allowance,
): [name: string, value: string][] => [
  ['RateLimit-Policy', `"${name}";q=${requests};w=${seconds}`],
  ['RateLimit', `"${name}";r=${allowance.left};t=${allowance.seconds}`],
]

/** Who asks from an address: of IPv6 a network of 64 bits, since whoever has one address there has all of them. */
export function clientOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/iu, '').replace(/%.*$/u, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ''))
    .join(':')
}
