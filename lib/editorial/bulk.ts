import { z } from 'zod'
import { ArticleRef } from './article-ref'
import { DeskTime } from './publication-times'
import type { Action } from './policy'
import { PRIORITIES, type Priority } from './priority'
import { REVIEW_CHECKS } from './review'
import type { Status } from './workflow'

/** So many articles can be chosen at once; of all that a list holds the first are. */
export const BULK_MAX = 500
/** So many are asked of the server at a time, so that a person sees how far it is. */
export const BULK_STEP = 20

/** What can be done to many articles at once, with the row of the policy that each article is asked. */
export const BULK_ACTIONS = {
  assign: 'article.assign',
  due: 'article.assign',
  priority: 'article.prioritize',
  section: 'article.edit',
  tag: 'article.edit',
  submit: 'article.submit',
  recall: 'article.recall',
  approve: 'article.approve',
  publish: 'article.publish',
  unpublish: 'article.unpublish',
  withdraw: 'article.withdraw',
  trash: 'article.trash',
  restore: 'article.restore',
} as const satisfies Record<string, Action>
export type BulkKind = keyof typeof BULK_ACTIONS
export const BULK_KINDS = [
  'assign',
  'due',
  'priority',
  'section',
  'tag',
  'submit',
  'recall',
  'approve',
  'publish',
  'unpublish',
  'withdraw',
  'trash',
  'restore',
] as const satisfies readonly BulkKind[]

export const BulkAct = z.discriminatedUnion('kind', [
  /** Null takes the person or the time away. */
  z.object({ kind: z.literal('assign'), assigneeId: z.uuid().nullable() }),
  z.object({ kind: z.literal('due'), dueAt: DeskTime }),
  z.object({ kind: z.literal('priority'), priority: z.enum(PRIORITIES) }),
  z.object({ kind: z.literal('section'), sectionId: z.uuid() }),
  z.object({ kind: z.literal('tag'), tagId: z.uuid() }),
  z.object({ kind: z.literal('submit') }),
  z.object({ kind: z.literal('recall') }),
  /** The checks are said to have been made of each. */
  z.object({
    kind: z.literal('approve'),
    opinion: z.string().trim().max(5000),
    checks: z.array(z.enum(REVIEW_CHECKS)),
  }),
  z.object({ kind: z.literal('publish') }),
  z.object({ kind: z.literal('unpublish') }),
  z.object({ kind: z.literal('withdraw'), reason: z.string().trim().min(1).max(2000) }),
  z.object({ kind: z.literal('trash') }),
  z.object({ kind: z.literal('restore') }),
])
export type BulkAct = z.infer<typeof BulkAct>

/** What takes an act back in one article: another act, on the version that it left. */
export const BulkBack = z.object({ act: BulkAct, version: z.int() })
export type BulkBack = z.infer<typeof BulkBack>

/** What an article has that an act on it may change. */
type Before = {
  status: Status
  assigneeId: string | null
  dueAt: Date | null
  priority: Priority
  sectionId: string
}

/** The act that makes an article again what it was before this one; null where none does, or where there is nothing to take back. */
export function backOf(act: BulkAct, before: Before): BulkAct | null {
  switch (act.kind) {
    case 'assign':
      return { kind: 'assign', assigneeId: before.assigneeId }
    case 'due':
      return { kind: 'due', dueAt: before.dueAt }
    case 'priority':
      return { kind: 'priority', priority: before.priority }
    case 'section':
      return act.sectionId === before.sectionId ? null : { kind: 'section', sectionId: before.sectionId }
    case 'submit':
      // What was withdrawn would come back as a draft.
      return before.status === 'WITHDRAWN' ? null : { kind: 'recall' }
    case 'trash':
      return { kind: 'restore' }
    case 'restore':
      return { kind: 'trash' }
    // Readers, or reviewers, were told of it; marks may have been worked on.
    case 'recall':
    case 'tag':
    case 'approve':
    case 'publish':
    case 'unpublish':
    case 'withdraw':
      return null
  }
}

/** Some articles of one act, each at the version that was seen. Asked again with the same `actId`, what was done stays done once. */
export const BulkRequest = z.object({
  actId: z.uuid(),
  act: BulkAct,
  rows: z.array(ArticleRef).min(1).max(BULK_STEP),
})
export type BulkRequest = z.infer<typeof BulkRequest>

/** An article that can be chosen. */
export type BulkRow = { id: string; version: number; headline: string }
