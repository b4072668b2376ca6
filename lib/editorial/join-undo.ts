import { z } from 'zod'
import { BlockRole } from '../pipeline/model'
import { STATUSES } from './workflow'

/** A row of the ledger as it stood: which characters of a page, and what they were in the article. */
export const LedgerPlace = z.object({
  pageId: z.uuid(),
  start: z.int(),
  end: z.int(),
  role: BlockRole,
  joins: z.boolean(),
  position: z.int(),
})
export type LedgerPlace = z.infer<typeof LedgerPlace>

/**
 * What taking a join back needs to know; of a replacement as well, where the article that stays is the beginning and the
 * one that went into it the fragment.
 */
export const JoinUndo = z.object({
  /** Numbers of the beginning's newest revision before and after; the same when its words stayed. */
  headBefore: z.int(),
  headAfter: z.int(),
  beginningWasEdited: z.boolean(),
  fragmentStatus: z.enum(STATUSES),
  /** Whose the rows were. */
  beginning: z.array(LedgerPlace),
  fragment: z.array(LedgerPlace),
  /** The rows of the whole as the join left them. */
  whole: z.array(LedgerPlace),
})
export type JoinUndo = z.infer<typeof JoinUndo>
