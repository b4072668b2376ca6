/** What is stored of an article's way. `PUBLISHED` is exactly an article with an open publication, whatever its times say. */
export const STATUSES = [
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'PUBLISHED',
  'WITHDRAWN',
  'KILLED',
  'TRASHED',
] as const
export type Status = (typeof STATUSES)[number]

/** Where an article stands: its status, what time makes of it, and whether changes of a public one are under review or wait for an hour. */
export const STATES = [
  'DRAFT',
  'IN_REVIEW',
  'APPROVED',
  'SCHEDULED',
  'PUBLISHED',
  'CORRECTED',
  'CHANGE_IN_REVIEW',
  'CHANGE_APPROVED',
  'CHANGE_SCHEDULED',
  'EXPIRED',
  'WITHDRAWN',
  'KILLED',
  'TRASHED',
] as const
export type State = (typeof STATES)[number]

/** The states in which readers see the article. */
export const PUBLIC_STATES = [
  'PUBLISHED',
  'CORRECTED',
  'CHANGE_IN_REVIEW',
  'CHANGE_APPROVED',
  'CHANGE_SCHEDULED',
] as const

/** How far a review is: with the reviewers, given back with its place kept, or approved and bound to one content. */
export type OpenReview = 'open' | 'changes' | 'approved'

export type Standing = {
  status: Status
  review: OpenReview | null
  /** The times of the open publication that counts now, and when a change takes its place; null when there is none. */
  times: {
    goLiveAt: Date
    embargoUntil: Date | null
    expiresAt: Date | null
    yieldsAt: Date | null
  } | null
  isCorrected: boolean
}

/** Where an article stands at a moment. The same predicate on times as the view `LivePublication`. */
export function stateOf({ status, review, times, isCorrected }: Standing, now: Date): State {
  if (status !== 'PUBLISHED' || !times) return status
  if (times.goLiveAt > now || (times.embargoUntil && times.embargoUntil > now)) return 'SCHEDULED'
  if (times.yieldsAt && times.yieldsAt > now) return 'CHANGE_SCHEDULED'
  if (review === 'open') return 'CHANGE_IN_REVIEW'
  if (review === 'approved') return 'CHANGE_APPROVED'
  if (times.expiresAt && times.expiresAt <= now) return 'EXPIRED'
  return isCorrected ? 'CORRECTED' : 'PUBLISHED'
}

export const STEPS = [
  'submit',
  'recall',
  'approve',
  'return',
  'publish',
  'schedule',
  'unschedule',
  'unpublish',
  'withdraw',
  'kill',
  'revive',
  'trash',
  'restore',
] as const
export type Step = (typeof STEPS)[number]

/** `same`: the status stays, since the public copy does. `before`: back to what it was, or, of an approval still good, to that. */
type Arrow = Partial<Record<State, Status | 'same' | 'before'>>

/** Every way an article moves: for each step, the states from which it can be taken and the status after it. */
const ARROWS: Record<Step, Arrow> = {
  submit: {
    DRAFT: 'IN_REVIEW',
    WITHDRAWN: 'IN_REVIEW',
    PUBLISHED: 'same',
    CORRECTED: 'same',
    EXPIRED: 'same',
  },
  recall: { IN_REVIEW: 'DRAFT', CHANGE_IN_REVIEW: 'same' },
  /** The last round approves the article; the rounds before it leave it in review. */
  approve: { IN_REVIEW: 'APPROVED', CHANGE_IN_REVIEW: 'same' },
  return: { IN_REVIEW: 'DRAFT', APPROVED: 'DRAFT', CHANGE_IN_REVIEW: 'same', CHANGE_APPROVED: 'same' },
  /** Of an article that has a public copy it takes that one's place. */
  publish: {
    DRAFT: 'PUBLISHED',
    IN_REVIEW: 'PUBLISHED',
    APPROVED: 'PUBLISHED',
    SCHEDULED: 'PUBLISHED',
    PUBLISHED: 'PUBLISHED',
    CORRECTED: 'PUBLISHED',
    CHANGE_IN_REVIEW: 'PUBLISHED',
    CHANGE_APPROVED: 'PUBLISHED',
    CHANGE_SCHEDULED: 'PUBLISHED',
    EXPIRED: 'PUBLISHED',
    WITHDRAWN: 'PUBLISHED',
  },
  /** Of an article that readers see, a change takes that one's place at its hour. */
  schedule: {
    DRAFT: 'PUBLISHED',
    IN_REVIEW: 'PUBLISHED',
    APPROVED: 'PUBLISHED',
    PUBLISHED: 'PUBLISHED',
    CORRECTED: 'PUBLISHED',
    CHANGE_IN_REVIEW: 'PUBLISHED',
    CHANGE_APPROVED: 'PUBLISHED',
    WITHDRAWN: 'PUBLISHED',
  },
  unschedule: { SCHEDULED: 'before', CHANGE_SCHEDULED: 'same' },
  unpublish: {
    PUBLISHED: 'WITHDRAWN',
    CORRECTED: 'WITHDRAWN',
    CHANGE_IN_REVIEW: 'WITHDRAWN',
    CHANGE_APPROVED: 'WITHDRAWN',
    CHANGE_SCHEDULED: 'WITHDRAWN',
    EXPIRED: 'WITHDRAWN',
  },
  withdraw: {
    PUBLISHED: 'WITHDRAWN',
    CORRECTED: 'WITHDRAWN',
    CHANGE_IN_REVIEW: 'WITHDRAWN',
    CHANGE_APPROVED: 'WITHDRAWN',
    CHANGE_SCHEDULED: 'WITHDRAWN',
    EXPIRED: 'WITHDRAWN',
  },
  kill: {
    DRAFT: 'KILLED',
    IN_REVIEW: 'KILLED',
    APPROVED: 'KILLED',
    SCHEDULED: 'KILLED',
    WITHDRAWN: 'KILLED',
  },
  revive: { KILLED: 'DRAFT' },
  trash: { DRAFT: 'TRASHED', WITHDRAWN: 'TRASHED', KILLED: 'TRASHED' },
  restore: { TRASHED: 'before' },
}

/** The status after a step, or null when the step cannot be taken from there. */
export const statusAfter = (state: State, step: Step): Status | 'same' | 'before' | null =>
  ARROWS[step][state] ?? null

/** True while an article is what the machine made of its lines and no reviewer or reader has seen it: acts rebuild it at once. */
export const isUntouched = (article: { status: Status; isEdited: boolean; slug: string | null }): boolean =>
  article.status === 'DRAFT' && !article.isEdited && article.slug === null
