import type { MatchActions, MatchRights } from '@/components/matches/match-acts'
import type { Actor } from '@/lib/editorial/actor'
import { can, NEW_DRAFT } from '@/lib/editorial/policy'
import * as actions from './actions'

export const MATCH_ACTIONS: MatchActions = {
  join: actions.joinAction,
  dismiss: actions.dismissAction,
  link: actions.linkAction,
  keep: actions.keepAction,
  replace: actions.replaceAction,
  discardRepeat: actions.discardRepeatAction,
  keepRepeat: actions.keepRepeatAction,
  splitOff: actions.splitOffAction,
  reopenJump: actions.reopenJumpAction,
  takeBackDuplicate: actions.takeBackDuplicateAction,
  reopenRepeat: actions.reopenRepeatAction,
}

/** What someone may decide about matches. */
export const matchRightsOf = (actor: Actor): MatchRights => ({
  join: (article) => can(actor, 'article.join', { ...NEW_DRAFT, state: article.status }),
  split: can(actor, 'page.split'),
  keepRepeat: can(actor, 'page.update'),
})
