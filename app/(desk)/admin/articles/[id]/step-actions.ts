import type { StepActions } from '@/components/editor/editor-article'
import {
  approveArticleAction,
  assignArticleAction,
  killArticleAction,
  prioritizeArticleAction,
  publishArticleAction,
  recallArticleAction,
  restoreArticleAction,
  returnArticleAction,
  reviveArticleAction,
  scheduleArticleAction,
  submitArticleAction,
  trashArticleAction,
  unpublishArticleAction,
  unscheduleArticleAction,
  withdrawArticleAction,
} from './actions'

/** What each step of the table asks of the server. */
export const STEP_ACTIONS: StepActions = {
  submit: submitArticleAction,
  recall: recallArticleAction,
  approve: approveArticleAction,
  return: returnArticleAction,
  publish: publishArticleAction,
  schedule: scheduleArticleAction,
  unschedule: unscheduleArticleAction,
  unpublish: unpublishArticleAction,
  withdraw: withdrawArticleAction,
  kill: killArticleAction,
  revive: reviveArticleAction,
  trash: trashArticleAction,
  restore: restoreArticleAction,
  assign: assignArticleAction,
  prioritize: prioritizeArticleAction,
}
