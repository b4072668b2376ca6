import { z } from 'zod'
import { MetricFields } from '../pipeline/model'
import { Body } from './body'
import { FigureBasis } from './figure-basis'

export const CONTENT_VERSION = 1

export const BylineFields = z.object({
  name: z.string().trim().min(1).max(60),
  role: z.string().trim().max(20).nullable(),
  personTagId: z.uuid().nullable(),
})
export type BylineFields = z.infer<typeof BylineFields>

/** The tags that an editor chose for the printed words of a figure, where the words alone would not lead to them. */
export const ChosenTags = z.object({ subject: z.uuid().optional(), scope: z.uuid().optional() })
export type ChosenTags = z.infer<typeof ChosenTags>

/**
 * A figure as stated: its printed fields, the tags chosen for them, and the words they were confirmed against. Without a
 * basis, as in revisions made before there was one, the words it stands on are taken as confirmed.
 */
export const StatedFigure = MetricFields.extend({
  chosen: ChosenTags.optional(),
  basis: FigureBasis.optional(),
})
export type StatedFigure = z.infer<typeof StatedFigure>

/** What a mention names, and the words that were marked as it; without them, the words it stands on are taken as those. */
export const StatedMention = z.object({ tagId: z.uuid(), quote: z.string().max(20_000).optional() })
export type StatedMention = z.infer<typeof StatedMention>

/** Why a mark is not in the text any more; `words-gone` and `ambiguous` come of writes that no editor made. */
const EYE_REASONS = ['words-gone', 'ambiguous', 'deleted', 'copied', 'unknown-mark'] as const

/** A mark that is not in the text and waits for an editor, with the words it stood on and up to 32 characters either side. */
export const Eye = z.object({
  kind: z.enum(['entity', 'metric']),
  reason: z.enum(EYE_REASONS),
  quote: z.string().max(20_000),
  before: z.string().max(32),
  after: z.string().max(32),
  blockId: z.string(),
  /** What it said, by its kind; null of a mark that this article has no record of. */
  mention: StatedMention.nullable(),
  metric: StatedFigure.nullable(),
})
export type Eye = z.infer<typeof Eye>

const line = (max: number) => z.string().trim().max(max)
const optionalLine = (max: number) =>
  line(max)
    .nullable()
    .transform((text) => text || null)

/**
 * All that an editor can change of an article, and all that a Revision keeps. `mentions` maps each `mentionId` in the
 * body to its tag, `metrics` each `metricId` to its printed fields; where they stand is said by the body alone. `eyes` are
 * the marks that are not in the body and wait for an editor, by their id; absent when there are none.
 */
export const ArticleContent = z.object({
  schemaVersion: z.literal(CONTENT_VERSION),
  kicker: optionalLine(300),
  headline: line(300),
  deck: optionalLine(600),
  sectionId: z.uuid(),
  bylines: z.array(BylineFields).max(40),
  printedSection: optionalLine(100),
  outlet: optionalLine(100),
  sourceCredit: optionalLine(300),
  dateline: optionalLine(100),
  continuesFrom: optionalLine(100),
  continuesTo: optionalLine(100),
  isFragment: z.boolean(),
  /** Of a text taken from elsewhere: 来源, 原作者, 原标题; and who answers for it here. Older revisions have none of them. */
  reprintSource: optionalLine(200).optional(),
  reprintAuthor: optionalLine(100).optional(),
  reprintTitle: optionalLine(300).optional(),
  responsibleEditor: optionalLine(60).optional(),
  body: Body,
  mentions: z.record(z.uuid(), StatedMention),
  metrics: z.record(z.uuid(), StatedFigure),
  eyes: z.record(z.uuid(), Eye).optional(),
})
export type ArticleContent = z.infer<typeof ArticleContent>

/** What an article holds before anything is written: all but its section and its body. */
export const EMPTY_CONTENT = {
  schemaVersion: CONTENT_VERSION,
  headline: '',
  kicker: null,
  deck: null,
  bylines: [],
  printedSection: null,
  outlet: null,
  sourceCredit: null,
  dateline: null,
  continuesFrom: null,
  continuesTo: null,
  isFragment: false,
  mentions: {},
  metrics: {},
} satisfies Omit<ArticleContent, 'sectionId' | 'body'>
