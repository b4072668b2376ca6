import { crc32 } from 'node:zlib'

/** How tokens of this product begin, for whoever looks for secrets that got away. */
const TOKEN_PREFIX = 'corridor_'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 32 bytes in 62 digits. */
const SECRET_LENGTH = 43
const SUM_LENGTH = 6
const FORM = new RegExp(`^${TOKEN_PREFIX}([0-9A-Za-z]{${SECRET_LENGTH}})([0-9A-Za-z]{${SUM_LENGTH}})$`, 'u')

function inDigits(number: bigint, length: number): string {
  let text = ''
  for (let rest = number; rest > 0n; rest /= 62n) text = (DIGITS[Number(rest % 62n)] ?? '') + text
  return text.padStart(length, '0')
}

const sumOf = (secret: string) => inDigits(BigInt(crc32(TOKEN_PREFIX + secret)), SUM_LENGTH)

/** A token of 32 random bytes: letters and digits that a double click takes whole, and a checksum at the end. */
export function tokenOf(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const secret = inDigits(number, SECRET_LENGTH)
  return `${TOKEN_PREFIX}${secret}${sumOf(secret)}`
}

/** Whether this is written like one of our tokens, all of it. */
export function isToken(text: string): boolean {
  const [, secret, sum] = FORM.exec(text) ?? []
  return secret !== undefined && sum === sumOf(secret)
}

/** The token that an `Authorization` header carries; null for another way to authorize. */
export const bearerOf = (header: string): string | null => /^Bearer +(\S+) *$/iu.exec(header)?.[1] ?? null
