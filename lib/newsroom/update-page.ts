import 'server-only'
import { getArticle } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  changePage,
  findStoredPage,
  listArticlesOfPage,
  listOwnedRanges,
  listUnownedRanges,
  type StoredPage,
} from '../db/page-view'
import { listPagesOfArticle } from '../db/source-pages'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { PageDone, PageUpdate } from '../editorial/page-change'
import { toPageLines } from '../editorial/page-view'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound, Refused } from '../errors'
import { toLines } from '../pipeline/to-lines'
import { matchJumpsOfPage, matchPageAgain } from './match-page'
import { redateMetrics } from './write-content'

const PAGE_SECONDS_MAX = 60

/**
 * Says which paper a page is from, when it was printed and what it is called there; a person's word is no guess. Another
 * date moves the relative periods of its articles' figures (今年) with it; what is published stays until it is published anew.
 * Throws `Conflict` when someone changed the page since it was read.
 */
export async function updatePage(actor: Actor, input: PageUpdate): Promise<{ version: number }> {
  authorize(actor, 'page.update')
  return db.$transaction(
    async (tx) => {
      const page = await getPage(tx, input.id)
      const { newspaper, printedOn, pageLabel } = input
      if (!(await changePage(tx, input, { newspaper, printedOn, pageLabel }))) throw new Conflict()
      await recordAudit(tx, newAct(doerOf(actor)), 'page.update', targetOf(page), {
        before: { newspaper: page.newspaper, printedOn: page.printedOn, pageLabel: page.pageLabel },
        after: { newspaper, printedOn, pageLabel },
      })
      if (printedOn !== page.printedOn) await redateArticles(tx, page.id, printedOn)
      // It may be known only now which issue the page belongs to.
      await matchJumpsOfPage(tx, page.id)
      await markStale(tx, [SURFACE.source(page.id)])
      return { version: input.version + 1 }
    },
    { timeout: PAGE_SECONDS_MAX * 1000 },
  )
}

/**
 * Closes a page or opens it again. Throws `Refused('page-unowned-lines')` with their count while a printed line has no
 * owner, `Conflict` when someone changed the page since it was read.
 */
export async function setPageDone(
  actor: Actor,
  { id, version, done }: PageDone,
): Promise<{ version: number }> {
  authorize(actor, 'page.update')
  return db.$transaction(
    async (tx) => {
      const page = await getPage(tx, id)
      // The page is taken first: what holds its row decides about its lines, and the database checks again at commit.
      if (!(await changePage(tx, { id, version }, { status: done ? 'DONE' : 'OPEN' }))) throw new Conflict()
      const count = done ? await countUnownedLines(tx, page) : 0
      if (count > 0) throw new Refused('page-unowned-lines', { count })
      // What people made of the page may go on elsewhere, or stand elsewhere, as the machine's drafts did not.
      if (done) await matchPageAgain(tx, id, await listArticlesOfPage(id, tx))
      await recordAudit(tx, newAct(doerOf(actor)), done ? 'page.done' : 'page.reopen', targetOf(page))
      return { version: version + 1 }
    },
    { timeout: PAGE_SECONDS_MAX * 1000 },
  )
}

/** The date of an article is that of the page its first piece stands on. */
async function redateArticles(tx: Tx, pageId: string, printedOn: string | null): Promise<void> {
  for (const { id } of await listArticlesOfPage(pageId, tx)) {
    const [first] = await listPagesOfArticle(tx, id)
    if (first?.id === pageId) await redateMetrics(tx, await getArticle(tx, id), printedOn)
  }
}

async function getPage(tx: Tx, id: string): Promise<StoredPage> {
  const page = await findStoredPage(id, tx)
  if (!page) throw new NotFound()
  return page
}

const targetOf = (page: StoredPage) => ({ type: 'page', id: page.id, label: page.fileName })

async function countUnownedLines(tx: Tx, page: StoredPage): Promise<number> {
  const unowned = await listUnownedRanges(page.id, tx)
  if (unowned.length === 0) return 0
  const lines = toPageLines(toLines(page.text), await listOwnedRanges(page.id, tx), unowned)
  return lines.filter(({ isUnowned }) => isUnowned).length
}
