import { z } from 'zod'
import { NOTIFICATION_KINDS, type NotificationKind } from './notification'

/** Who did what with which article, the words or the reason, and the way there. */
const News = z.object({ by: z.string(), headline: z.string(), detail: z.string(), link: z.url() })
type NewsKind = `news.${NotificationKind}`
const NEWS = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [`news.${kind}`, News])) as Record<
  NewsKind,
  typeof News
>

/** What each kind of letter is filled in with; its words are in mail.json of lib/words. A fact named `link` is its button. */
const LETTERS = {
  /** Tries the way out. */
  test: z.object({ by: z.string() }),
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
