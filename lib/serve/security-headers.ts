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

const COMMON = [
  ...['X-Content-Type-Options', 'nosniff'],
  ...['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ...['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
  ...['Cross-Origin-Opener-Policy', 'same-origin'],
]

/** Over https a browser need not try http again for a year. */
const transport = (): string[] =>
  readEnv().SITE_URL?.startsWith('https:') ? ['Strict-Transport-Security', 'max-age=31536000'] : []

const headersOf = (frames: string): string[] => [
  ...['Content-Security-Policy', [...POLICY, `frame-ancestors ${frames}`].join('; ')],
  ...COMMON,
  ...transport(),
]

const own = headersOf("'self'")
const framed = headersOf('*')

/** The headers that guard a readers' page, as names and values in turn. */
export const readerHeaders = (mayBeFramed: boolean): readonly string[] => (mayBeFramed ? framed : own)

/** Those that are added to everything else: the desk may not be framed by others. */
export const proxiedHeaders: readonly string[] = [
  ...COMMON,
  ...transport(),
  ...['Content-Security-Policy', "frame-ancestors 'self'; base-uri 'self'; form-action 'self'"],
]
