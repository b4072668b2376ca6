/** What people did on the splitting desk for the pages imported in one week: how good the machine's proposals were. */
export type PageActsWeek = {
  /** The Monday that it begins with, `2026-11-23`. */
  week: string
  pages: number
  /** Of those, how many are closed. */
  done: number
  acts: number
  /** Acts a page. */
  median: number
  /** Share of the pages on which nobody had to do anything, 0 to 1. */
  untouchedShare: number
}
