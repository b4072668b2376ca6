import { z } from 'zod'
import { BlockRange } from '../document/text-anchor'

const COMMENT_LENGTH_MAX = 5000
const Text = z.string().trim().max(COMMENT_LENGTH_MAX)
const Said = Text.min(1)
const id = z.uuid()

/**
 * What can be done with the comments of an article: comment on words or propose others for them (`revision` is the number of
 * the revision they were chosen in), answer, resolve and reopen, take a proposed change over or turn it down.
 */
export const CommentAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('comment'), revision: z.int().min(1), range: BlockRange, text: Said }),
  z.object({
    act: z.literal('suggest'),
    revision: z.int().min(1),
    range: BlockRange,
    replacement: z.string().max(COMMENT_LENGTH_MAX),
    text: Text,
  }),
  z.object({ act: z.literal('reply'), commentId: id, text: Said }),
  z.object({ act: z.literal('resolve'), commentId: id }),
  z.object({ act: z.literal('reopen'), commentId: id }),
  z.object({ act: z.literal('accept'), commentId: id }),
  z.object({ act: z.literal('reject'), commentId: id }),
])
export type CommentAct = z.infer<typeof CommentAct>
export type CommentActOf<Name extends CommentAct['act']> = Extract<CommentAct, { act: Name }>

export const CommentView = z.object({
  id: z.string(),
  kind: z.enum(['comment', 'change']),
  state: z.enum(['open', 'resolved', 'accepted', 'rejected']),
  /** Its place in the newest revision; where it stood last while its words are gone. */
  blockId: z.string(),
  start: z.int(),
  /** The later block that it reaches into, or null. */
  endBlockId: z.string().nullable(),
  end: z.int(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  isGone: z.boolean(),
  /** The words it was made on. */
  madeOn: z.string(),
  replacement: z.string().nullable(),
  by: z.string(),
  /** An ISO time, as all of these. */
  at: z.string(),
  settledBy: z.string().nullable(),
  settledAt: z.string().nullable(),
  messages: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      at: z.string(),
      text: z.string(),
      /** The names in it that stand for colleagues. */
      mentions: z.array(z.string()),
    }),
  ),
})
export type CommentView = z.infer<typeof CommentView>

/** The comments of an article at its newest revision, `revision`. `stamp` is another after each act. */
export const ArticleComments = z.object({
  stamp: z.string(),
  version: z.int(),
  revision: z.int(),
  comments: z.array(CommentView),
})
export type ArticleComments = z.infer<typeof ArticleComments>

/** A change that can be taken over: it waits, and its words are those it was made on. */
export const isAcceptable = ({ kind, state, isGone, quote, madeOn }: CommentView): boolean =>
  kind === 'change' && state === 'open' && !isGone && quote === madeOn

type Person = { id: string; name: string }

/**
 * The people whom a text names, by id: behind an `@`, the longest name that stands there. Two people of one name are both
 * meant.
 */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  const found = new Set<string>()
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const named = people.filter(({ name }) => name !== '' && text.startsWith(name, at + 1))
    const longest = Math.max(...named.map(({ name }) => name.length))
    for (const { id: personId, name } of named) if (name.length === longest) found.add(personId)
  }
  return [...found]
}
