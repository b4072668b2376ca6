'use server'

import { action } from '@/lib/auth/action'
import { JoinRef, MatchRef, RepeatRef, ReplaceRef, SplitRef } from '@/lib/editorial/matches'
import { discardRepeat } from '@/lib/newsroom/discard-repeat'
import { dismissJump, reopenJump } from '@/lib/newsroom/dismiss-jump'
import { joinFragment } from '@/lib/newsroom/join-fragment'
import { keepPageRepeat, reopenPageRepeat } from '@/lib/newsroom/keep-repeat'
import { replaceDuplicate } from '@/lib/newsroom/replace-duplicate'
import { keepDuplicate, linkDuplicate } from '@/lib/newsroom/settle-duplicate'
import { splitOffFragment } from '@/lib/newsroom/split-off-fragment'
import { takeBackDuplicate } from '@/lib/newsroom/take-back-duplicate'

export const joinAction = action('article.join', JoinRef, joinFragment)
export const dismissAction = action('article.join', MatchRef, dismissJump)
export const linkAction = action('article.join', MatchRef, linkDuplicate)
export const keepAction = action('article.join', MatchRef, keepDuplicate)
export const replaceAction = action('article.join', ReplaceRef, replaceDuplicate)
export const discardRepeatAction = action('page.split', RepeatRef, discardRepeat)
export const keepRepeatAction = action('page.update', MatchRef, keepPageRepeat)
export const splitOffAction = action('article.join', SplitRef, splitOffFragment)
export const reopenJumpAction = action('article.join', MatchRef, reopenJump)
export const takeBackDuplicateAction = action('article.join', MatchRef, takeBackDuplicate)
export const reopenRepeatAction = action('page.update', MatchRef, reopenPageRepeat)
