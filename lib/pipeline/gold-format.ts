import { z } from 'zod'
import { MetricKind, Qualifier, TagType } from './model'

/** The JSON of docs/gold-format.md: what `preview` prints and what annotators write. */
const LineRange = z.tuple([z.int().positive(), z.int().positive()])
export type LineRange = z.infer<typeof LineRange>

export const GoldMetric = z.object({
  text: z.string(),
  quote: z.string(),
  indicator: z.string().nullable(),
  subject: z.string().nullable(),
  value: z.number(),
  valueTo: z.number().nullable().default(null),
  from: z.number().nullable().default(null),
  direction: z.literal('down').nullish(),
  unit: z.string(),
  qualifier: Qualifier,
  kind: MetricKind,
  period: z.string().nullable(),
  scope: z.string().nullable(),
})
export type GoldMetric = z.infer<typeof GoldMetric>

export const GoldEntity = z.object({
  text: z.string(),
  type: TagType,
  canonical: z.string(),
  /** 0 when only the kicker names it. */
  count: z.int().nonnegative(),
})
export type GoldEntity = z.infer<typeof GoldEntity>

export const GoldArticle = z.object({
  id: z.string(),
  kicker: z.string().nullable(),
  headline: z.string().nullable(),
  deck: z.string().nullable(),
  section: z.string().nullable(),
  bylines: z.array(z.object({ name: z.string(), role: z.string().nullable() })),
  outlet: z.string().nullable(),
  sourceCredit: z.string().nullable(),
  dateline: z.string().nullable(),
  continuesFrom: z.string().nullable(),
  continuesTo: z.string().nullable(),
  fragment: z.boolean(),
  lines: z.array(LineRange),
  subheads: z.array(z.string()),
  captions: z.array(z.object({ text: z.string(), credit: z.string().nullable() })),
  body: z.array(z.string()),
  entities: z.array(GoldEntity),
  metrics: z.array(GoldMetric),
})
export type GoldArticle = z.infer<typeof GoldArticle>

export const GoldPage = z.object({
  source: z.string(),
  publication: z.object({
    name: z.string().nullable(),
    date: z.string().nullable(),
    page: z.string().nullable(),
    evidence: z.string().nullable().default(null),
  }),
  articles: z.array(GoldArticle),
  discarded: z.array(z.object({ lines: z.array(LineRange), reason: z.string() })),
})
export type GoldPage = z.infer<typeof GoldPage>
