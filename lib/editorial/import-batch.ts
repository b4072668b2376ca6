import { z } from 'zod'

/** What became of a file of a batch so far. An archive is unpacked: its members are files of their own. */
const ITEM_STATES = ['waiting', 'running', 'imported', 'known', 'unpacked', 'failed', 'cancelled'] as const
const ItemState = z.enum(ITEM_STATES)
export type ItemState = z.infer<typeof ItemState>

const ItemView = z.object({
  id: z.uuid(),
  /** The name, with the archives and folders it lies in. */
  path: z.string(),
  state: ItemState,
  /** The first pages made of it, or of the same bytes before, in their order; `PAGE_LINKS` at most. */
  pageIds: z.array(z.uuid()),
  pages: z.int(),
  articles: z.int(),
  members: z.int(),
  /** Why it failed: a code of ImportError and the facts of its sentence. */
  code: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The server still has its bytes: it can be tried again. */
  mayRetry: z.boolean(),
})

export type ItemView = z.infer<typeof ItemView>

/** Files handed over together: counts of all, and one screen of them. */
export const BatchView = z.object({
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  isCancelled: z.boolean(),
  isSettled: z.boolean(),
  counts: z.record(ItemState, z.int()),
  mayRetry: z.boolean(),
  items: z.array(ItemView),
})
export type BatchView = z.infer<typeof BatchView>

/** How many pages of a file are linked. */
export const PAGE_LINKS = 40

/** How many files of a batch are shown at once. */
export const ITEMS_SCREEN = 100

/** What part of a batch to show: files from `from` on in their order, or of one state only. Nonsense counts as not given. */
export const BatchQuery = z.object({
  from: z.coerce.number().int().min(0).max(1_000_000).catch(0).default(0),
  state: z.enum(['failed']).optional().catch(undefined),
})
export type BatchQuery = z.infer<typeof BatchQuery>

export const totalOf = ({ counts }: Pick<BatchView, 'counts'>): number =>
  ITEM_STATES.reduce((sum, state) => sum + counts[state], 0)

/** Files of a batch that nothing more happens to. */
export const doneOf = (batch: Pick<BatchView, 'counts'>): number =>
  totalOf(batch) - batch.counts.waiting - batch.counts.running
