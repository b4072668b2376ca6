import { readEnv } from '../env'

/**
 * What a readers' page may do: run the one script of the site, use its own styles, and send its forms home. Styles in attributes are
 * allowed, since the width of a bar is data; no page takes styles from what is written in it.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

export type Header = readonly [name: string, value: string]

const COMMON: readonly Header[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  // Over https a browser need not try http again for a year.
  ...(readEnv().SITE_URL?.startsWith('https:')
    ? ([['Strict-Transport-Security', 'max-age=31536000']] as const)
    : []),
]

const headersOf = (policy: readonly string[]): readonly Header[] => [
  ['Content-Security-Policy', policy.join('; ')],
  ...COMMON,
]

const own = headersOf([...POLICY, "frame-ancestors 'self'"])
const framed = headersOf([...POLICY, 'frame-ancestors *'])

/** The headers that guard a readers' page. */
export const readerHeaders = (mayBeFramed: boolean): readonly Header[] => (mayBeFramed ? framed : own)

/** Those of files, feeds and pictures: opened by themselves they load and run nothing. */
export const fileHeaders = headersOf([
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "frame-ancestors 'self'",
])

/** Those that everything else is sent with, unless it says otherwise: others may not frame the desk. */
export const proxiedHeaders = headersOf(["frame-ancestors 'self'", "base-uri 'self'", "form-action 'self'"])
