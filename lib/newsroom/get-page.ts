import 'server-only'
import { z } from 'zod'
import { findStoredPage, listArticlesOfPage, listOwnedRanges, listUnownedRanges } from '../db/page-view'
import type { Actor } from '../editorial/actor'
import { toPageLines, type PageView } from '../editorial/page-view'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'
import { toLines } from '../pipeline/to-lines'

/** A source page with every printed line and its owner. Throws `NotFound` for an id that is none. */
export async function getPageView(actor: Actor, id: string): Promise<PageView> {
  authorize(actor, 'page.view')
  const page = z.uuid().safeParse(id).success ? await findStoredPage(id) : null
  if (!page) throw new NotFound()
  const [owned, unowned, articles] = await Promise.all([
    listOwnedRanges(id),
    listUnownedRanges(id),
    listArticlesOfPage(id),
  ])
  const { text, ...facts } = page
  return {
    ...facts,
    lines: toPageLines(toLines(text), owned, unowned),
    articles: articles.map((article, at) => ({ ...article, index: at + 1 })),
  }
}
