import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findNextAct, setActState } from '../db/desk-acts'
import { listSurfaces } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { isSameLedger, withSlots } from '../editorial/page-ledger'
import type { PageLedgerView } from '../editorial/page-ledger-view'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { ACT_SECONDS_MAX } from './act-on-page'
import { changeLedger } from './change-ledger'
import { getPageLedger } from './get-page-ledger'
import { holdPage, targetOfPage, type PageRef } from './hold-page'
import { withGazetteer } from './rebuild-article'

/** Takes back the last act on a page, whoever did it. Its articles are again what they were; edited ones get a proposal. */
export const undoAct = (actor: Actor, ref: PageRef): Promise<PageLedgerView> => replayAct(actor, ref, 'undo')

/** Does the act again that was taken back last. */
export const redoAct = (actor: Actor, ref: PageRef): Promise<PageLedgerView> => replayAct(actor, ref, 'redo')

/**
 * Throws Conflict when someone was quicker, `Refused` when there is nothing to take back or to do again, on a closed page,
 * and when the ledger is not any more what the act left: something other than acts changed it since.
 */
async function replayAct(actor: Actor, ref: PageRef, way: 'undo' | 'redo'): Promise<PageLedgerView> {
  authorize(actor, 'page.split')
  const names = withGazetteer(await listSurfaces())
  await db.$transaction(
    async (tx) => {
      const { page, ledger } = await holdPage(tx, ref)
      const stored = await findNextAct(tx, page.id, way)
      if (!stored) throw new Refused(`nothing-to-${way}`)
      const [from, to] = way === 'undo' ? [stored.after, stored.before] : [stored.before, stored.after]
      if (!isSameLedger(ledger, from)) throw new Refused('acts-overtaken')
      const { state } = to
      const after = { state, slots: { ...withSlots(ledger, state).slots, ...to.slots } }
      const act = newAct(doerOf(actor))
      await setActState(tx, stored.id, way === 'undo' ? 'undone' : 'done')
      await changeLedger(tx, act, { pageId: page.id, before: ledger, after }, names)
      const { number, act: deskAct } = stored
      await recordAudit(tx, act, `page.${way}`, targetOfPage(page), { number, acts: [deskAct.kind] })
    },
    { timeout: ACT_SECONDS_MAX * 1000 },
  )
  return getPageLedger(actor, ref.id)
}
