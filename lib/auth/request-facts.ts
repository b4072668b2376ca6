import 'server-only'
import { readEnv } from '../env'

type HeaderOf = (name: string) => string | null | undefined

/**
 * The network address of the browser, or null when it cannot be known: a client can write anything into the forwarding
 * headers, so only what a trusted proxy put last counts.
 */
export function clientAddress(headerOf: HeaderOf, isProxyTrusted = readEnv().TRUST_PROXY): string | null {
  if (!isProxyTrusted) return null
  return headerOf('x-forwarded-for')?.split(',').at(-1)?.trim() || null
}

/** Whether a browser says that one of our own pages sent the request. Requests that say nothing do not count. */
export function isFromHere(headerOf: HeaderOf): boolean {
  const origin = headerOf('origin')
  if (origin) return ownHosts(headerOf).includes(hostOf(origin))
  return headerOf('sec-fetch-site') === 'same-origin'
}

function ownHosts(headerOf: HeaderOf): string[] {
  const { SITE_URL } = readEnv()
  return [headerOf('host') ?? '', ...(SITE_URL ? [hostOf(SITE_URL)] : [])].filter(Boolean)
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')
