import type { MatchCounts } from './match-views'
import type { Priority } from './priority'
import type { SideEffectRow } from './side-effects'
import type { State } from './workflow'

/** No list of the dashboard counts further: a newsroom with more of anything needs no exact number there. */
export const OVERVIEW_COUNT_MAX = 200

/** The head of a list: its first rows and how many there are in all, up to `OVERVIEW_COUNT_MAX`. */
export type Head<Row> = { rows: Row[]; total: number }

export type OverviewArticle = {
  id: string
  headline: string
  status: State
  returnReason: string | null
  updatedAt: Date
  dueAt: Date | null
  isOverdue: boolean
  priority: Priority
  assignee: string | null
  /** Whom the sender asked to review it. */
  reviewer: string | null
}
export type OverviewPage = {
  id: string
  fileName: string
  /** Of its first article, as it is now. */
  headline: string | null
  articles: number
  importedAt: Date
}
/** An article that readers will see at an hour. */
export type OverviewScheduled = { id: string; headline: string; at: Date; isEmbargo: boolean }

/** Something that went wrong and waits for a person. */
export type OverviewFailure =
  | {
      kind: 'import'
      id: string
      path: string
      /** A code of ImportError and what fills its sentence. */
      code: string | null
      facts: Record<string, string | number>
      at: Date
    }
  /** Its approval fell with a change of its content: its schedule or publication needs another review. */
  | { kind: 'fallen'; id: string; headline: string; at: Date }
  | { kind: 'effect'; effect: SideEffectRow }
  /** Letters that were not sent. */
  | { kind: 'mails'; count: number }

/** The lists of articles; those of a person first. */
export const OVERVIEW_LISTS = [
  'returned',
  'assigned',
  'reviews',
  'drafts',
  'waiting',
  'overdue',
  'recent',
] as const
export type OverviewList = (typeof OVERVIEW_LISTS)[number]

/** What someone who comes to work wants to see first. */
export type Overview = Record<OverviewList, Head<OverviewArticle>> & {
  /** Whether the one who looks may judge at all: then `reviews` is theirs to do, else `waiting` is to know. */
  mayReview: boolean
  scheduled: Head<OverviewScheduled>
  failures: OverviewFailure[]
  openPages: Head<OverviewPage>
  matches: MatchCounts
  /** Conflicts between figures that wait for a decision. */
  openConflicts: number
}
