import 'server-only'
import { db } from '../db/client'
import { findOpenRepeat } from '../db/page-repeats'
import type { Actor } from '../editorial/actor'
import type { RepeatRef } from '../editorial/matches'
import { authorize } from '../editorial/policy'
import { Conflict } from '../errors'
import { actOnPage } from './act-on-page'

/**
 * Sets the second occurrence of a passage that a page holds twice aside, as ghost text: an act of the splitting desk, which
 * can be undone there. Throws Conflict when that is decided already or the page moved on, `Refused` as any act does.
 */
export async function discardRepeat(actor: Actor, { id, version }: RepeatRef): Promise<void> {
  authorize(actor, 'page.split')
  const repeat = await findOpenRepeat(db, id)
  if (!repeat) throw new Conflict()
  const { pageId, start, end } = repeat
  await actOnPage(actor, {
    id: pageId,
    version,
    acts: [{ kind: 'discard', ranges: [{ start, end }], reason: 'ghost-text' }],
  })
}
