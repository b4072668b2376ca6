import { z } from 'zod'
import type { SearchAnswer, SearchHit } from '../editorial/search-views'
import { TAG_TYPES } from '../pipeline/model'
import { ArticleSummary, toArticleSummary } from './article'
import { SectionRef, TagRef, toSection, toTagRef } from './refs'
import { Address, Count, Id, named } from './schema-registry'

const Hit = named(
  'SearchHit',
  'An article that was found, with the blocks that hold the words.',
  ArticleSummary.extend({ snippets: z.array(z.object({ blockId: Id, text: z.string() })) }),
)

const Facets = named(
  'SearchFacets',
  'What the newest of the found articles are and name, with how many of them.',
  z.object({
    counted: Count.describe('How many articles, the newest, were looked at.'),
    types: z.array(z.object({ type: z.enum(TAG_TYPES), count: Count })),
    tags: z.array(z.object({ tag: TagRef, count: Count })),
    cities: z.array(z.object({ tag: TagRef, count: Count })),
    sections: z.array(z.object({ section: SectionRef, count: Count })),
    years: z.array(z.object({ year: z.int(), count: Count })),
    figures: Count.describe('How many of them state figures.'),
  }),
)

export const SearchPage = named(
  'SearchPage',
  'What a search found.',
  z.object({
    data: z.array(Hit),
    next: Address.nullable().describe('The address of the next page; null on the last one.'),
    count: Count.describe('How many articles were found.'),
    isCountMore: z.boolean().describe('There are more articles than were counted.'),
    facets: Facets.nullable().describe('On the first page alone.'),
    meant: z.array(z.string()).describe('Other queries, where nothing was found.'),
  }),
)

type FoundHit = SearchHit & { updatedAt: string }

const toHit = ({ snippets, ...card }: FoundHit, site: string): z.infer<typeof Hit> => ({
  ...toArticleSummary(card, site),
  snippets: snippets.map(({ blockId, text }) => ({ blockId, text })),
})

function toFacets(
  { facets, counted }: Pick<SearchAnswer, 'facets' | 'counted'>,
  site: string,
): z.infer<typeof Facets> {
  const toCounted = ({ count, ...tag }: SearchAnswer['facets']['tags'][number]) => ({
    tag: toTagRef(tag, site),
    count,
  })
  return {
    counted,
    types: facets.types.map(({ type, count }) => ({ type, count })),
    tags: facets.tags.map(toCounted),
    cities: facets.cities.map(toCounted),
    sections: facets.sections.map(({ count, ...section }) => ({ section: toSection(section, site), count })),
    years: facets.years.map(({ year, count }) => ({ year, count })),
    figures: facets.figures,
  }
}

/** `isFirst` says that it is the first page; `next` is the whole address of the one after it. */
export const toSearchPage = (
  answer: Omit<SearchAnswer, 'rows' | 'next'> & { rows: readonly FoundHit[] },
  { isFirst, next }: { isFirst: boolean; next: string | null },
  site: string,
): z.infer<typeof SearchPage> => ({
  data: answer.rows.map((hit) => toHit(hit, site)),
  next,
  count: Math.min(answer.count, answer.cap),
  isCountMore: answer.count > answer.cap,
  facets: isFirst ? toFacets(answer, site) : null,
  meant: answer.meant,
})
