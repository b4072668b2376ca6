import 'server-only'
import type { z } from 'zod'
import { type ArticlePage, toArticleSummary } from '../api/article'
import type { ArticleParameters, SearchParameters } from '../api/parameters'
import { ApiProblem } from '../api/problem'
import { type SearchPage, toSearchPage } from '../api/search'
import { isCursor } from '../db/public/cards'
import type { SearchAnswer } from '../editorial/search-views'
import { SearchParams } from '../editorial/search'
import { nextAddress, readPlace, withUpdateTimes } from './api-lists'
import { searchArticles } from './search'
import { getSiteUrl } from './site'

const isOffset = (text: string) => /^\d{1,3}$/u.test(text)

type Narrowed = { section?: string | undefined; tag?: string | undefined; city?: string | undefined }

/** What narrows a search must be there: programs are told, where a page would show that nothing is found. */
function refuseUnknown({ section, tag, city }: Narrowed, { chosen }: SearchAnswer): void {
  const missing = (['section', 'tag', 'city'] as const).find(
    (name) => ({ section, tag, city })[name] !== undefined && chosen[name] === null,
  )
  if (missing) throw new ApiProblem('bad-request', `There is no such ${missing}.`, missing)
}

/** Articles that hold words, newest first. */
export async function listArticlesHolding(
  q: string,
  { section, tag, city, since, limit, cursor }: Omit<ArticleParameters, 'q'>,
): Promise<z.infer<typeof ArticlePage>> {
  const after = readPlace('search-date', cursor, isCursor)
  const answer = await searchArticles(SearchParams.parse({ q, sort: 'date', section, tag, city, after }), {
    size: limit,
    changedSince: since,
    isNoted: false,
  })
  refuseUnknown({ section, tag, city }, answer)
  const cards = await withUpdateTimes(answer.rows)
  const site = getSiteUrl()
  return {
    data: cards.map((card) => toArticleSummary(card, site)),
    next: nextAddress('search-date', answer.next, '/articles', { q, section, tag, city, since, limit }),
  }
}

/** A search as readers make it, for programs: what finds nothing is not noted. */
export async function searchForPrograms({
  limit,
  cursor,
  ...asked
}: SearchParameters): Promise<z.infer<typeof SearchPage>> {
  const list = asked.sort === 'date' ? 'search-date' : 'search-relevance'
  const after = readPlace(list, cursor, asked.sort === 'date' ? isCursor : isOffset)
  const answer = await searchArticles(SearchParams.parse({ ...asked, after }), {
    size: limit,
    isNoted: false,
  })
  refuseUnknown(asked, answer)
  const rows = await withUpdateTimes(answer.rows)
  const next = nextAddress(list, answer.next, '/search', { ...asked, limit })
  return toSearchPage({ ...answer, rows }, { isFirst: after === undefined, next }, getSiteUrl())
}
