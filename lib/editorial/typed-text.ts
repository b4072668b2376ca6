import { z } from 'zod'

/** What somebody typed, or an address says: without U+0000, which no text of the database can hold, and space around it. */
export const typedText = (lengthMax: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\u0000', '').trim())
    .pipe(z.string().max(lengthMax))

/** The same, and something must be left of it. */
export const typedWords = (lengthMax: number) => typedText(lengthMax).pipe(z.string().min(1))

/** A day that the database knows: its years begin with 1. */
export const KnownDay = z.iso.date().refine((day) => !day.startsWith('0000'))
