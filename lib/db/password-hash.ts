import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'

/** Argon2id with the library's defaults (19 MiB, two passes), salt and settings in the text. Takes tens of milliseconds. */
export const hashPassword = (password: string): Promise<string> => hash(password)

/** What an unknown account is compared with, so that it takes as long as a known one. */
let decoy: Promise<string> | undefined

/** Whether the password fits. Without a hash it never does, and takes as long to say so. */
export async function fitsPassword(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  const fits = await verify(storedHash ?? (await decoy), password)
  return fits && storedHash !== null
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password to hand over once: four groups of four, without letters that look alike; 80 bits. */
export function makePassword(): string {
  const letters = [...randomBytes(16)].map((byte) => LETTERS[byte % LETTERS.length] ?? '')
  return [0, 4, 8, 12].map((start) => letters.slice(start, start + 4).join('')).join('-')
}
