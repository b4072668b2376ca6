import { z } from 'zod'
import { Role } from './actor'
import { NOTIFICATION_KINDS, type NotificationKind } from './notification'

/** An address of the product, whole. */
const Link = z.url({ protocol: /^https?$/u })

/** Who did what with which article, the words or the reason, and the way there. */
const News = z.object({ by: z.string(), headline: z.string(), detail: z.string(), link: Link })
type NewsKind = `news.${NotificationKind}`
const NEWS = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [`news.${kind}`, News])) as Record<
  NewsKind,
  typeof News
>

/** What each kind of letter is filled in with; its words are in mail.json of lib/words. A fact named `link` is its button. */
const LETTERS = {
  /** Tries the way out. */
  test: z.object({ by: z.string() }),
  /** To whoever is asked to open an account. */
  invitation: z.object({ by: z.string(), role: Role, days: z.int(), link: Link }),
  'password-reset': z.object({ name: z.string(), minutes: z.int(), link: Link }),
  /** Tells the owner of an account; its link leads to where a password is reset. */
  'password-changed': z.object({ name: z.string(), link: Link }),
  /** To a new address, which it confirms. */
  'email-confirm': z.object({ name: z.string(), hours: z.int(), link: Link }),
  /** To the address that was left. */
  'email-changed': z.object({ name: z.string(), email: z.string() }),
  'factor-on': z.object({ name: z.string() }),
  'factor-off': z.object({ name: z.string() }),
  /** What someone is told of at the desk as well. */
  ...NEWS,
} as const

export type LetterKind = keyof typeof LETTERS
export const LETTER_KINDS = Object.keys(LETTERS) as LetterKind[]

/** A letter before it is words. */
export type Letter = {
  [Kind in LetterKind]: { kind: Kind } & z.output<(typeof LETTERS)[Kind]>
}[LetterKind]

const Stored = z.looseObject({ kind: z.enum(LETTER_KINDS) })

/** What a letter was stored as. Throws when that is not what its kind needs. */
export function toLetter(stored: unknown): Letter {
  const { kind } = Stored.parse(stored)
  // The schema of this very kind: the table cannot say so to the compiler.
  return { kind, ...LETTERS[kind].parse(stored) } as Letter
}
