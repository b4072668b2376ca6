import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db, type Tx } from '../db/client'
import {
  changePage,
  findStoredPage,
  listOwnedRanges,
  listUnownedRanges,
  type StoredPage,
} from '../db/page-view'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import type { PageDone, PageUpdate } from '../editorial/page-change'
import { toPageLines } from '../editorial/page-view'
import { authorize } from '../editorial/policy'
import { SURFACE } from '../editorial/surfaces'
import { Conflict, NotFound, Refused } from '../errors'
import { toLines } from '../pipeline/to-lines'

/**
 * Says which paper a page is from, when it was printed and what it is called there; a person's word is no guess.
 * Throws `Conflict` when someone changed the page since it was read.
 */
export async function updatePage(actor: Actor, input: PageUpdate): Promise<{ version: number }> {
  authorize(actor, 'page.update')
  return db.$transaction(async (tx) => {
    const page = await getPage(tx, input.id)
    const { newspaper, printedOn, pageLabel } = input
    if (!(await changePage(tx, input, { newspaper, printedOn, pageLabel }))) throw new Conflict()
    await recordAudit(tx, newAct(doerOf(actor)), 'page.update', targetOf(page), {
      before: { newspaper: page.newspaper, printedOn: page.printedOn, pageLabel: page.pageLabel },
      after: { newspaper, printedOn, pageLabel },
    })
    await markStale(tx, [SURFACE.source(page.id)])
    return { version: input.version + 1 }
  })
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
  return db.$transaction(async (tx) => {
    const page = await getPage(tx, id)
    // The page is taken first: what holds its row decides about its lines, and the database checks again at commit.
    if (!(await changePage(tx, { id, version }, { status: done ? 'DONE' : 'OPEN' }))) throw new Conflict()
    const count = done ? await countUnownedLines(tx, page) : 0
    if (count > 0) throw new Refused('page-unowned-lines', { count })
    await recordAudit(tx, newAct(doerOf(actor)), done ? 'page.done' : 'page.reopen', targetOf(page))
    return { version: version + 1 }
  })
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
