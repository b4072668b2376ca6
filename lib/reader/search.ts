import 'server-only'
import { listFoundBlocks, searchCards, type SearchTerm } from '../db/public/search'
import { findTagsByFoldedName, listTagCounts } from '../db/public/tags'
import { selectiveGramsOf } from '../document/search-text'
import { termsOf } from '../document/snippet'
import type { SearchAnswer } from '../editorial/reader-views'

const SCREEN = 20
const CAP = 1000
const TERMS = 8
const TERM_LENGTH = 64
const SNIPPETS = 2
const TAGS = 8

/** What a reader asked for, as folded terms; no more and no longer than anyone types. */
export const readQuery = (query: string): string[] =>
  termsOf(query)
    .slice(0, TERMS)
    .map((term) => term.slice(0, TERM_LENGTH))

/**
 * The live articles that hold every term, in their words or by a tag they name, newest first; and the tags that go by
 * one of the terms. Not cached. `terms` come from `readQuery`; none finds nothing.
 */
export async function searchArticles(terms: readonly string[], after?: string): Promise<SearchAnswer> {
  if (terms.length === 0) return { rows: [], next: null, count: 0, cap: CAP, tags: [] }
  const asked: SearchTerm[] = await Promise.all(
    terms.map(async (folded) => ({
      folded,
      grams: selectiveGramsOf(folded),
      tagIds: await findTagsByFoldedName(folded),
    })),
  )
  const [{ rows, next, count }, tags] = await Promise.all([
    searchCards(asked, { size: SCREEN, cap: CAP, after }),
    listTagCounts([...new Set(asked.flatMap(({ tagIds }) => tagIds))]),
  ])
  const blocks = await listFoundBlocks(
    rows.map(({ publicationId }) => publicationId),
    terms,
    SNIPPETS,
  )
  const hits = rows.map(({ publicationId, count: _count, ...card }) => ({
    ...card,
    snippets: blocks.filter((block) => block.publicationId === publicationId),
  }))
  const byArticles = tags.toSorted((a, b) => b.articles - a.articles).slice(0, TAGS)
  return { rows: hits, next, count: Math.min(count, CAP + 1), cap: CAP, tags: byArticles }
}
