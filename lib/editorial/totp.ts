import { createHmac } from 'node:crypto'

// Time-based one-time passwords (RFC 6238 over RFC 4226), as every authenticator makes them: SHA-1, 6 digits, 30 seconds.

const STEP_SECONDS = 30
const DIGITS = 6
/** Clocks may differ by a step either way. */
const DRIFT_STEPS = 1

/** RFC 4648. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Bytes as a person types them into an authenticator, without padding. */
export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/gu) ?? [])
    .map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)] ?? '')
    .join('')
}

/** The step of 30 seconds that a moment is in, counted from 1970. */
export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/** The code of a step (RFC 4226, 5.3). */
export function codeOf(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The step that a code belongs to, among those around now that are later than the last one used: a code that was seen over a
 * shoulder opens nothing. Null when it fits none. Spaces in the code do not count.
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  { now, lastStep }: { now: Date; lastStep: number },
): number | null {
  const typed = code.replaceAll(/\s/gu, '')
  const here = stepAt(now)
  const steps = Array.from({ length: 2 * DRIFT_STEPS + 1 }, (_, at) => here - DRIFT_STEPS + at)
  return steps.find((step) => step > lastStep && codeOf(secret, step) === typed) ?? null
}

/** What an authenticator reads from the QR code (Key Uri Format). */
export function otpauthUri(
  secret: Uint8Array,
  { issuer, account }: { issuer: string; account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
