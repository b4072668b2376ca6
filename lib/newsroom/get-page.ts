import 'server-only'
import { z } from 'zod'
import {
  findStoredPage,
  listArticlesOfPage,
  listOwnedRanges,
  listUnownedRanges,
  type StoredPage,
} from '../db/page-view'
import type { Actor } from '../editorial/actor'
import { toPageLines, type PageDetails, type PageView } from '../editorial/page-view'
import { authorize } from '../editorial/policy'
import { NotFound } from '../errors'
import { toLines } from '../pipeline/to-lines'

/** What a source page says of itself and of its file. Throws `NotFound` for an id that is none. */
export async function getPageFacts(actor: Actor, id: string): Promise<PageDetails> {
  const { text: _, ...facts } = await readPage(actor, id)
  return facts
}

/** A source page with every printed line and its owner. Throws `NotFound` for an id that is none. */
export async function getPageView(actor: Actor, id: string): Promise<PageView> {
  const { text, ...facts } = await readPage(actor, id)
  const [owned, unowned, articles] = await Promise.all([
    listOwnedRanges(id),
    listUnownedRanges(id),
    listArticlesOfPage(id),
  ])
  return {
    ...facts,
    lines: toPageLines(toLines(text), owned, unowned),
    articles: articles.map((article, at) => ({ ...article, index: at + 1 })),
  }
}

async function readPage(actor: Actor, id: string): Promise<StoredPage> {
  authorize(actor, 'page.view')
  const page = z.uuid().safeParse(id).success ? await findStoredPage(id) : null
  if (!page) throw new NotFound()
  return page
}
