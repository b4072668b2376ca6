/** What people did on the splitting desk for the pages imported in one week: how good the machine's proposals were. */
export type PageActsWeek = {
  /** The Monday that it begins with, `2026-11-23`. */
  week: string
  pages: number
  /** Of those, how many are closed. */
  done: number
  acts: number
  /** Acts on a closed page; null before any is closed, when nobody knows yet how many a page needs. */
  median: number | null
  /** Share of the closed pages on which nobody had to do anything, 0 to 1. */
  untouchedShare: number | null
}
