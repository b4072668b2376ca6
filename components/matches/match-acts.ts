import type { FormAction } from '@/lib/action-result'
import type { Status } from '@/lib/editorial/workflow'

/** What can be done with a match, and taken back. */
export type MatchActions = Record<
  | 'join'
  | 'dismiss'
  | 'link'
  | 'keep'
  | 'replace'
  | 'discardRepeat'
  | 'keepRepeat'
  | 'splitOff'
  | 'reopenJump'
  | 'takeBackDuplicate'
  | 'reopenRepeat',
  FormAction
>

/** Whether the person at the screen may decide about an article as it stands, and about the lines of a page. */
export type MatchRights = {
  join: (article: { status: Status }) => boolean
  split: boolean
  keepRepeat: boolean
}
