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

/**
 * A figure as stated: its printed fields, and the words they were confirmed against. Without a basis, as in revisions made
 * before there was one, the words it stands on are taken as confirmed.
 */
export const StatedFigure = MetricFields.extend({ basis: FigureBasis.optional() })
export type StatedFigure = z.infer<typeof StatedFigure>

const line = (max: number) => z.string().trim().max(max)
const optionalLine = (max: number) =>
  line(max)
    .nullable()
    .transform((text) => text || null)

/**
 * All that an editor can change of an article, and all that a Revision keeps. `mentions` maps each `mentionId` in the
 * body to its tag, `metrics` each `metricId` to its printed fields; where they stand is said by the body alone.
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
  mentions: z.record(z.uuid(), z.object({ tagId: z.uuid() })),
  metrics: z.record(z.uuid(), StatedFigure),
})
export type ArticleContent = z.infer<typeof ArticleContent>
