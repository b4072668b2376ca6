import { inkRunsOf } from '../pipeline/ink'
import type { Range } from '../pipeline/model'
import type { DeskAct } from './desk-act'
import { editFields, joinPrevious, merge, reorder } from './ledger/acts-on-articles'
import { discard, move, newArticle, setRole } from './ledger/acts-on-ranges'
import { setJoins, splitArticle, splitLine } from './ledger/acts-at-a-place'
import { inOrder } from './ledger/state'
import type { LedgerState } from './ledger/state'
import { gapsIn } from './ledger/take'

export { LedgerState } from './ledger/state'
export type { LedgerArticle } from './ledger/state'

/**
 * The ledger of a page after an act; null when the act means nothing there (an id it does not know, a range without ink,
 * a change that is none). No character loses its owner without getting another: what was owned stays owned, and of what
 * was not, exactly the ink that `move`, `new-article` or `discard` names gets an owner. Never throws for a sound state.
 */
export function applyAct(text: string, state: LedgerState, act: DeskAct): LedgerState | null {
  const next = afterAct(text, state, act)
  return next && inOrder(next)
}

function afterAct(text: string, state: LedgerState, act: DeskAct): LedgerState | null {
  switch (act.kind) {
    case 'split-article':
      return splitArticle(text, state, act)
    case 'split-line':
      return splitLine(text, state, act)
    case 'set-joins':
      return setJoins(text, state, act)
    case 'join-previous':
      return joinPrevious(state, act)
    case 'merge':
      return merge(state, act)
    case 'reorder':
      return reorder(state, act)
    case 'edit-fields':
      return editFields(state, act)
    case 'move':
      return move(text, state, act)
    case 'new-article':
      return newArticle(text, state, act)
    case 'set-role':
      return setRole(text, state, act)
    case 'discard':
      return discard(text, state, act)
  }
}

/** The runs of non-blank characters that nobody owns, in page order. A page is done only without any. */
export function unownedOf(text: string, state: LedgerState): Range[] {
  return gapsIn(text, state, inkRunsOf(text))
}
