import { z } from 'zod'
import { apiAddress, siteAddress } from '../editorial/addresses'
import type { PrintedFacts, PrintedPlace, SourceView } from '../editorial/reader-views'
import { articleLinks, printed } from './refs'
import { Address, Id, named, pageOf, Slug } from './schema-registry'

const links = { id: Id, self: Address, url: Address }

export const SourcePart = named(
  'SourcePart',
  'Lines of a printed page.',
  z.object({
    page: z.object(links),
    lines: z.array(z.object({ first: z.int().min(1), last: z.int().min(1) })).describe('Counted from 1.'),
  }),
)

const summaryFields = { ...links, ...printed, pageLabel: z.string().nullable().describe('第二版') }

export const SourceSummary = named(
  'SourceSummary',
  'A printed page with at least one published article.',
  z.object(summaryFields),
)

export const SourcePage = pageOf('SourcePage', 'Printed pages, in the order of their ids.', SourceSummary)

const Part = named(
  'LinePart',
  'A stretch of a printed line: its words, or how many characters readers may not see (未公开).',
  z.union([
    z.object({ text: z.string(), article: Slug.nullable().describe('The article that they belong to.') }),
    z.object({ hidden: z.int().min(1) }),
  ]),
)

export const Source = named(
  'Source',
  'A printed page as far as readers may see it.',
  z.object({
    ...summaryFields,
    articles: z.array(
      z.object({
        id: Id,
        slug: Slug,
        headline: z.string(),
        firstLine: z.int().min(1),
        self: Address,
        url: Address,
      }),
    ),
    lines: z.array(z.object({ number: z.int().min(1), parts: z.array(Part) })),
  }),
)

const linksOf = (id: string, site: string): { id: string; self: string; url: string } => ({
  id,
  self: `${site}${apiAddress.source(id)}`,
  url: `${site}${siteAddress.source('zh-CN', id)}`,
})

export const toSourcePart = (
  { pageId, ranges }: Pick<PrintedPlace, 'pageId' | 'ranges'>,
  site: string,
): z.infer<typeof SourcePart> => ({
  page: linksOf(pageId, site),
  lines: ranges.map(({ first, last }) => ({ first, last })),
})

export const toSourceSummary = (
  source: PrintedFacts & { id: string; pageLabel: string | null },
  site: string,
): z.infer<typeof SourceSummary> => ({
  ...linksOf(source.id, site),
  newspaper: source.newspaper,
  printedOn: source.printedOn,
  printedOnIsGuess: source.printedOnIsGuess,
  pageLabel: source.pageLabel,
})

export const toSource = (source: SourceView, site: string): z.infer<typeof Source> => ({
  ...toSourceSummary(source, site),
  articles: source.articles.map(({ id, slug, headline, firstLine }) => ({
    id,
    slug,
    headline,
    firstLine,
    ...articleLinks(slug, site),
  })),
  lines: source.lines.map(({ number, parts }) => ({
    number,
    parts: parts.map((part) =>
      'bar' in part ? { hidden: part.bar } : { text: part.text, article: part.slug },
    ),
  })),
})
