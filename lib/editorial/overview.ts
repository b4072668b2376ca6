import type { MatchCounts } from './match-views'
import type { State } from './workflow'

/** The head of a list: its newest rows and how many there are in all. */
export type Head<Row> = { rows: Row[]; total: number }

export type OverviewArticle = {
  id: string
  headline: string
  status: State
  returnReason: string | null
  updatedAt: Date
}
export type OverviewPage = {
  id: string
  fileName: string
  /** Of its first article, as it is now. */
  headline: string | null
  articles: number
  importedAt: Date
}

/** What someone who comes to work wants to see first. */
export type Overview = {
  /** Drafts that a reviewer gave back to the one who looks. */
  returned: Head<OverviewArticle>
  /** Drafts that the one who looks made or saved, without the returned. */
  drafts: Head<OverviewArticle>
  waiting: Head<OverviewArticle>
  recent: Head<OverviewArticle>
  openPages: Head<OverviewPage>
  matches: MatchCounts
  /** Conflicts between figures that wait for a decision. */
  openConflicts: number
}
