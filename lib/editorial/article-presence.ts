import { z } from 'zod'
import { ArticleContent } from '../document/content'
import { STATES } from './workflow'

/** What an open editor says every few seconds. */
export const SeeArticle = z.object({
  id: z.uuid(),
  /** True when something was typed a moment ago. */
  isEditing: z.boolean(),
  /** The block that the cursor is in. */
  blockId: z.string().min(1).max(64).nullable(),
  /** True for the first word of an editor that was just opened: it was not taken over from. */
  isOpening: z.boolean(),
  /** A text that no save takes: it is kept for this person, and for whoever takes the article over. */
  unsent: z
    .object({ tabId: z.uuid(), base: z.int().min(1), key: z.uuid(), content: ArticleContent })
    .nullable(),
  /** An editor of theirs whose unsent text they do not want any more. */
  forget: z.uuid().nullable(),
})
export type SeeArticle = z.infer<typeof SeeArticle>

export const ArticleViewer = z.object({
  id: z.string(),
  name: z.string(),
  isEditing: z.boolean(),
  blockId: z.string().nullable(),
  /** The same person on another device. */
  isMe: z.boolean(),
})
export type ArticleViewer = z.infer<typeof ArticleViewer>

/** What it hears: where the article stands by now, who else has it open, and who took it over from this device. */
export const ArticlePresence = z.object({
  version: z.int(),
  state: z.enum(STATES),
  viewers: z.array(ArticleViewer),
  takenOverBy: z.string().nullable(),
  /** Another after each act on the comments. */
  commentStamp: z.string(),
})
export type ArticlePresence = z.infer<typeof ArticlePresence>

export const TakeOver = z.object({ id: z.uuid() })
/** What came of taking over: whose unsent text became which revision, and which of them could not be merged. */
export const TakenOver = z.object({
  kept: z.array(z.object({ name: z.string(), revision: z.int(), isMerged: z.boolean() })),
})
export type TakenOver = z.infer<typeof TakenOver>
