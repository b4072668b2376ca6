import { z } from 'zod'
import { BlockRole, DiscardReason, Range } from '../pipeline/model'
import { DraftFields } from './draft-fields'

const RANGES_MAX = 2000
const offset = z.int().nonnegative()
const ranges = z.array(Range).min(1).max(RANGES_MAX)

/**
 * One act on the splitting desk. Offsets are UTF-16 code units of the page's text, ids are UUIDs made by the client.
 * What each does is said in docs/splitting-desk.md.
 */
export const DeskAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('split-article'), at: offset, newId: z.uuid() }),
  z.object({ kind: z.literal('split-line'), at: offset }),
  z.object({ kind: z.literal('join-previous'), articleId: z.uuid() }),
  z.object({ kind: z.literal('merge'), into: z.uuid(), articleIds: z.array(z.uuid()).min(1).max(200) }),
  z.object({ kind: z.literal('move'), ranges, articleId: z.uuid(), role: BlockRole.optional() }),
  z.object({ kind: z.literal('new-article'), ranges, newId: z.uuid(), role: BlockRole.optional() }),
  z.object({ kind: z.literal('set-role'), ranges, role: BlockRole }),
  z.object({ kind: z.literal('discard'), ranges, reason: DiscardReason }),
  z.object({ kind: z.literal('reorder'), articleId: z.uuid(), from: offset, to: offset }),
  z.object({ kind: z.literal('set-joins'), at: offset, joins: z.boolean() }),
  z.object({ kind: z.literal('edit-fields'), articleId: z.uuid(), fields: DraftFields }),
])
export type DeskAct = z.infer<typeof DeskAct>

export const DESK_ACT_KINDS = DeskAct.options.map((option) => option.shape.kind.value)
export type DeskActKind = DeskAct['kind']
