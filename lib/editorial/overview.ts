import type { Status } from './workflow'

/** The head of a list: its newest rows and how many there are in all. */
export type Head<Row> = { rows: Row[]; total: number }

export type OverviewArticle = {
  id: string
  headline: string
  status: Status
  returnReason: string | null
  updatedAt: Date
}
export type OverviewPage = { id: string; fileName: string; articles: number; importedAt: Date }

/** What someone who comes to work wants to see first. */
export type Overview = {
  drafts: Head<OverviewArticle>
  waiting: Head<OverviewArticle>
  recent: Head<OverviewArticle>
  openPages: Head<OverviewPage>
}
