import 'server-only'
import { z } from 'zod'
import { holdArticles } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import { putActs, type ActStep } from '../db/desk-acts'
import { listSurfaces } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { DeskAct } from '../editorial/desk-act'
import { applyAct } from '../editorial/ledger'
import { withSlots, type PageLedger } from '../editorial/page-ledger'
import type { PageLedgerView } from '../editorial/page-ledger-view'
import { authorize } from '../editorial/policy'
import { Refused } from '../errors'
import { changeLedger } from './change-ledger'
import { getPageLedger } from './get-page-ledger'
import { holdPage, PageRef, targetOfPage } from './hold-page'
import { withGazetteer } from './rebuild-article'

export const ACT_SECONDS_MAX = 60

export const PageActs = PageRef.extend({ acts: z.array(DeskAct).min(1).max(100) })
export type PageActs = z.infer<typeof PageActs>

/**
 * Does acts on a page, all of them or none: the ledger changes, articles begin, end or are made anew, edited ones get a
 * proposed change, and each act stands in the history for undo. Throws Conflict when someone was quicker,
 * `Refused('page-done')` on a closed page, `Refused('act-means-nothing')` when one of the acts does.
 */
export async function actOnPage(actor: Actor, input: PageActs): Promise<PageLedgerView> {
  authorize(actor, 'page.split')
  const names = withGazetteer(await listSurfaces())
  await db.$transaction(
    async (tx) => {
      const { page, ledger } = await holdPage(tx, input)
      await checkNewIds(tx, input.acts)
      const steps = stepsOf(page.text, ledger, input.acts)
      const after = steps.at(-1)?.after ?? ledger
      const act = newAct(doerOf(actor))
      await putActs(tx, page.id, steps, actor.id)
      await changeLedger(tx, act, { pageId: page.id, before: ledger, after }, names)
      const kinds = input.acts.map(({ kind }) => kind)
      await recordAudit(tx, act, 'page.split', targetOfPage(page), { acts: kinds })
    },
    { timeout: ACT_SECONDS_MAX * 1000 },
  )
  return getPageLedger(actor, input.id)
}

function stepsOf(text: string, ledger: PageLedger, acts: readonly DeskAct[]): ActStep[] {
  let before = ledger
  return acts.map((act) => {
    const state = applyAct(text, before.state, act)
    if (!state) throw new Refused('act-means-nothing')
    const step = { act, before, after: withSlots(before, state) }
    before = step.after
    return step
  })
}

/** The id of a new article is new: it takes no lines away from one that stands elsewhere. */
async function checkNewIds(tx: Tx, acts: readonly DeskAct[]): Promise<void> {
  const ids = acts.flatMap((act) => ('newId' in act ? [act.newId] : []))
  if ((await holdArticles(tx, ids)).size > 0) throw new Refused('act-means-nothing')
}
