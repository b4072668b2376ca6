import 'server-only'
import { z } from 'zod'
import { db } from '../db/client'
import { readHistory } from '../db/desk-acts'
import { readLedger } from '../db/ledger'
import { listArticleFacts } from '../db/page-article-facts'
import { findStoredPage } from '../db/page-view'
import type { Actor } from '../editorial/actor'
import { unownedOf } from '../editorial/ledger'
import type { PageLedgerView } from '../editorial/page-ledger-view'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'

/** A page as the splitting desk holds it, all of one moment. The text never changes and comes only when asked for. */
export async function getPageLedger(
  actor: Actor,
  id: string,
  { withText = false } = {},
): Promise<PageLedgerView> {
  authorize(actor, 'page.view')
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  return db.$transaction(
    async (tx) => {
      const page = await findStoredPage(id, tx)
      if (!page) throw new NotFound()
      const { state } = await readLedger(id, tx)
      return {
        id,
        version: page.version,
        status: page.status,
        ...(withText && { text: page.text }),
        state,
        articles: await listArticleFacts(id, tx),
        unowned: unownedOf(page.text, state),
        history: await readHistory(id, tx),
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  )
}
