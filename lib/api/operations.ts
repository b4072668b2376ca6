import { z } from 'zod'
import { Article, ArticlePage } from './article'
import { CorrectionPage } from './correction'
import { FigurePage } from './figure'
import { Indicator, IndicatorPage } from './indicator'
import { ArticleParameters, NoParameters, Paging, SearchParameters, TagParameters } from './parameters'
import type { ProblemKind } from './problem'
import { SectionRef } from './refs'
import { named } from './schema-registry'
import type { ApiScope } from './scopes'
import { SearchPage } from './search'
import { Source, SourcePage } from './source'
import { MentionPage, Tag, TagPage } from './tag'

const SectionList = named(
  'SectionList',
  'All sections, in their order.',
  z.object({ data: z.array(SectionRef) }),
)

const ApiIndex = named(
  'ApiIndex',
  'Where everything is.',
  z.object({
    name: z.string(),
    version: z.string(),
    openapi: z.url(),
    documentation: z.url(),
    resources: z.record(z.string(), z.url()),
  }),
)

type Operation = {
  /** Behind `/api/v1`; what stands in braces is a part of the path. */
  path: string
  summary: string
  parameters: z.ZodObject
  answer: z.ZodType
  /** What a token must open; null for what everybody may read. */
  scope: ApiScope | null
  problems: readonly ProblemKind[]
}

const LIST = ['bad-request', 'bad-cursor'] as const
const ONE = ['not-found'] as const

/** Everything that can be asked, by its name in the OpenAPI document. */
export const OPERATIONS = {
  index: {
    path: '',
    summary: 'Where everything is',
    parameters: NoParameters,
    answer: ApiIndex,
    scope: null,
    problems: ['bad-request'],
  },
  listArticles: {
    path: '/articles',
    summary: 'Articles, newest first',
    parameters: ArticleParameters,
    answer: ArticlePage,
    scope: 'articles',
    problems: LIST,
  },
  getArticle: {
    path: '/articles/{slug}',
    summary: 'One article with its text, names, figures, corrections and printed pages',
    parameters: NoParameters,
    answer: Article,
    scope: 'articles',
    problems: [...ONE, 'withdrawn'],
  },
  listSections: {
    path: '/sections',
    summary: 'The sections of the site',
    parameters: NoParameters,
    answer: SectionList,
    scope: 'articles',
    problems: ['bad-request'],
  },
  listTags: {
    path: '/tags',
    summary: 'People, places, organizations and whatever else articles name, by pinyin',
    parameters: TagParameters,
    answer: TagPage,
    scope: 'tags',
    problems: LIST,
  },
  getTag: {
    path: '/tags/{slug}',
    summary: 'One tag with its other names, links and numbers in registers',
    parameters: NoParameters,
    answer: Tag,
    scope: 'tags',
    problems: ONE,
  },
  listArticlesOfTag: {
    path: '/tags/{slug}/articles',
    summary: 'The articles that name a tag, newest first',
    parameters: Paging,
    answer: ArticlePage,
    scope: 'articles',
    problems: [...LIST, ...ONE],
  },
  listMentionsOfTag: {
    path: '/tags/{slug}/mentions',
    summary: 'The sentences that name a tag, by day',
    parameters: Paging,
    answer: MentionPage,
    scope: 'tags',
    problems: [...LIST, ...ONE],
  },
  listFiguresOfTag: {
    path: '/tags/{slug}/figures',
    summary: 'The figures about a tag',
    parameters: Paging,
    answer: FigurePage,
    scope: 'figures',
    problems: [...LIST, ...ONE],
  },
  listIndicators: {
    path: '/indicators',
    summary: 'What is measured',
    parameters: Paging,
    answer: IndicatorPage,
    scope: 'figures',
    problems: LIST,
  },
  getIndicator: {
    path: '/indicators/{slug}',
    summary: 'One indicator',
    parameters: NoParameters,
    answer: Indicator,
    scope: 'figures',
    problems: ONE,
  },
  listFiguresOfIndicator: {
    path: '/indicators/{slug}/figures',
    summary: 'The figures of an indicator, each with its sentence, article and printed line',
    parameters: Paging,
    answer: FigurePage,
    scope: 'figures',
    problems: [...LIST, ...ONE],
  },
  listSources: {
    path: '/sources',
    summary: 'The printed pages',
    parameters: Paging,
    answer: SourcePage,
    scope: 'articles',
    problems: LIST,
  },
  getSource: {
    path: '/sources/{id}',
    summary: 'One printed page, line by line, as far as readers may see it',
    parameters: NoParameters,
    answer: Source,
    scope: 'articles',
    problems: ONE,
  },
  listCorrections: {
    path: '/corrections',
    summary: 'What was corrected, newest first',
    parameters: Paging,
    answer: CorrectionPage,
    scope: 'articles',
    problems: LIST,
  },
  search: {
    path: '/search',
    summary: 'Articles that hold words',
    parameters: SearchParameters,
    answer: SearchPage,
    scope: 'search',
    problems: LIST,
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof OPERATIONS
export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[]

const patterns = OPERATION_IDS.map((id) => {
  const parts = OPERATIONS[id].path.replaceAll(/\{\w+\}/gu, '[^/]+')
  return { id, pattern: new RegExp(`^/api/v1${parts}$`, 'u') }
})

/** What is asked for at a path; null when there is no such address in the API. */
export const operationAt = (path: string): OperationId | null =>
  patterns.find(({ pattern }) => pattern.test(path))?.id ?? null
