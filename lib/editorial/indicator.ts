import { z } from 'zod'
import { METRIC_KINDS, type MetricKind } from '../pipeline/model'
import { MayShare } from './borne-name'
import { TagRef, VOCABULARY_STATES } from './tag'
import { typedText, typedWords } from './typed-text'

/** What an indicator measures; only figures of one dimension can be compared. */
export const DIMENSIONS = [
  'count',
  'money',
  'share',
  'ratio',
  'length',
  'area',
  'mass',
  'time',
  'rank',
  'other',
] as const
export const Dimension = z.enum(DIMENSIONS)
export type Dimension = z.infer<typeof Dimension>

const line = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().max(max))

const IndicatorName = line(80).pipe(z.string().min(1))

/** Indicators have neither type nor note that would tell two of one name apart. */
export const INDICATOR_NAME = { type: null, disambiguation: '' }

export const NewIndicator = z.object({
  name: IndicatorName,
  dimension: Dimension.default('other'),
  canonicalUnit: line(20).default(''),
  description: z.string().trim().max(600).default(''),
  mayShare: MayShare,
})
export type NewIndicator = z.input<typeof NewIndicator>

/** An indicator as someone saw it. */
export const IndicatorRef = TagRef
export type IndicatorRef = z.infer<typeof IndicatorRef>

export const IndicatorChange = NewIndicator.extend(IndicatorRef.shape)
export type IndicatorChange = z.input<typeof IndicatorChange>

export const IndicatorAliasChange = z.object({ id: z.uuid(), name: IndicatorName })
export type IndicatorAliasChange = z.output<typeof IndicatorAliasChange>

export const IndicatorAliasPut = IndicatorAliasChange.extend({ mayShare: MayShare })
export type IndicatorAliasPut = z.input<typeof IndicatorAliasPut>

export const IndicatorMerge = IndicatorRef.extend({ intoId: z.uuid() })
export type IndicatorMerge = z.infer<typeof IndicatorMerge>

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)
const paging = {
  direction: optional(z.enum(['asc', 'desc'])),
  after: optional(z.string().max(2000)),
}

const INDICATOR_SORTS = ['name', 'figures', 'published'] as const
/** What the list of indicators can be asked; nonsense in an address counts as not given. */
export const IndicatorQuery = z.object({
  ...paging,
  q: optional(typedWords(100)),
  state: optional(z.enum(VOCABULARY_STATES)),
  sort: optional(z.enum(INDICATOR_SORTS)),
})
export type IndicatorQuery = z.infer<typeof IndicatorQuery>

const FIGURE_SORTS = ['updated', 'indicator', 'subject'] as const
/** What the list of figures can be asked. */
export const FigureQuery = z.object({
  ...paging,
  q: optional(typedWords(100)),
  indicatorId: optional(z.uuid()),
  unit: optional(typedWords(40)),
  kind: optional(z.enum(METRIC_KINDS)),
  sort: optional(z.enum(FIGURE_SORTS)),
})
export type FigureQuery = z.infer<typeof FigureQuery>

/** What type-ahead asks. */
export const IndicatorSearch = z.object({
  q: typedText(100).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})
export type IndicatorSearch = z.output<typeof IndicatorSearch>

export type FoundIndicator = { id: string; name: string; canonicalUnit: string; matched: string }

export type IndicatorRow = {
  id: string
  name: string
  dimension: Dimension
  canonicalUnit: string
  aliases: string[]
  /** In articles as they stand at the desk, those of indicators merged into it included. */
  figures: number
  published: number
  mergedInto: { id: string; name: string } | null
}

export type FigureRow = {
  id: string
  /** As marked in the text. */
  text: string
  quote: string
  /** The name of the indicator it resolves to, else as printed. */
  indicator: string
  indicatorId: string | null
  subject: string | null
  value: string
  valueTo: string | null
  /** What it was before, of a change. */
  from: string | null
  unit: string
  qualifier: string
  direction: string | null
  kind: MetricKind
  period: string | null
  scope: string | null
  article: { id: string; headline: string }
}

export type IndicatorUse = {
  /** In articles as they are now. */
  metrics: number
  published: number
  /** With what was published or cut out, and merges: what keeps it from being deleted. */
  total: number
}

export type IndicatorView = {
  id: string
  version: number
  name: string
  slug: string
  dimension: Dimension
  canonicalUnit: string
  description: string
  aliases: string[]
  use: IndicatorUse
  mergedInto: { id: string; name: string } | null
  absorbed: { id: string; version: number; name: string }[]
  /** The newest figures of it, those of indicators merged into it included. */
  figures: FigureRow[]
}
