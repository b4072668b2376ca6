import 'server-only'
import { z } from 'zod'
import { holdArticles } from '../db/articles'
import type { Tx } from '../db/client'
import { readLedger } from '../db/ledger'
import { changePage, findStoredPage, listArticlesOfPage, type StoredPage } from '../db/page-view'
import type { PageLedger } from '../editorial/page-ledger'
import { Conflict, NotFound, Refused } from '../errors'

/** A page at the version that the person saw. */
export const PageRef = z.object({ id: z.uuid(), version: z.int().min(1) })
export type PageRef = z.infer<typeof PageRef>

/**
 * Takes a page for acts, at exactly this version, which counts up: until the transaction ends nobody else changes its
 * lines or saves one of its articles. Throws NotFound, Conflict when someone was quicker, `Refused('page-done')`.
 */
export async function holdPage(tx: Tx, ref: PageRef): Promise<{ page: StoredPage; ledger: PageLedger }> {
  if (!PageRef.safeParse(ref).success) throw new NotFound()
  const isHeld = await changePage(tx, ref, {})
  const page = await findStoredPage(ref.id, tx)
  if (!page) throw new NotFound()
  if (!isHeld) throw new Conflict()
  if (page.status === 'DONE') throw new Refused('page-done')
  const articles = await listArticlesOfPage(page.id, tx)
  await holdArticles(
    tx,
    articles.map(({ id }) => id),
  )
  return { page, ledger: await readLedger(page.id, tx) }
}

export const targetOfPage = ({ id, fileName }: StoredPage) => ({ type: 'page', id, label: fileName })
