import { z } from 'zod'
import { apiAddress, siteAddress } from '../editorial/addresses'
import { TOLD_OUTCOMES } from '../editorial/conflict'
import type { Figure as FigureView, FigureRow, PrintedLineRef } from '../editorial/reader-views'
import { METRIC_KINDS, QUALIFIERS } from '../pipeline/model'
import { ArticleRef, IndicatorRef, TagRef, toArticleRef, toIndicatorRef, toTagRef } from './refs'
import { Address, Day, Decimal, Id, named, pageOf, Time } from './schema-registry'

const PrintedLine = named(
  'PrintedLine',
  'The line of the printed page on which it stands.',
  z.object({
    source: Id.describe('The printed page, an id of `/sources`.'),
    number: z.int().min(1).describe('Counted from 1.'),
    self: Address,
    url: Address,
  }),
)

const Settled = named(
  'SettledConflict',
  'Two figures could not both hold, and an editor decided.',
  z.object({
    outcome: z.enum(TOLD_OUTCOMES),
    holds: z.boolean().nullable().describe('Whether this is the figure that holds; null where both stand.'),
    note: z.string(),
    other: z
      .object({ text: z.string(), headline: z.string(), self: Address, url: Address })
      .nullable()
      .describe('The other figure, while readers can see it.'),
  }),
)

const FigureCorrection = named(
  'FigureCorrection',
  'The last correction of a figure.',
  z.object({ note: z.string(), before: z.string(), after: z.string(), publishedAt: Time }),
)

const figureFields = {
  id: Id,
  blockId: Id.describe('The block of the article in which it stands.'),
  url: Address.describe('Where readers find it in the article.'),
  text: z.string().describe('The words, as published: 近1.5万家.'),
  sentence: z.string().describe('The sentence in which they stand.'),
  indicator: z.string().describe('What is measured, in the words of the article.'),
  indicatorRef: IndicatorRef.nullable().describe('The indicator that these words are filed under.'),
  subject: z.string().nullable().describe('Of whom, in the words of the article.'),
  subjectTag: TagRef.nullable(),
  scope: z.string().nullable().describe('Within what, in the words of the article.'),
  scopeTag: TagRef.nullable(),
  value: Decimal.describe('In its own unit, 万 and 亿 worked out.'),
  valueTo: Decimal.nullable().describe('The upper end of a range.'),
  from: Decimal.nullable().describe('What it was before, of a change.'),
  direction: z.enum(['down']).nullable(),
  unit: z.string(),
  qualifier: z.enum(QUALIFIERS).describe('`≈` for 约 and 近, `>` for 超, `<` for 不足.'),
  kind: z.enum(METRIC_KINDS),
  period: z.string().nullable().describe('When, in the words of the article.'),
  periodFrom: Day.nullable(),
  periodTo: Day.nullable(),
  periodPrecision: z.string().nullable(),
  periodIsGuess: z.boolean(),
  canonicalValue: Decimal.nullable().describe('In the unit by which figures of the indicator are compared.'),
  canonicalUnit: z.string().nullable(),
  line: PrintedLine.nullable().describe(
    'Null for what was never printed, and where readers may not see the line.',
  ),
  settled: Settled.nullable(),
  corrected: FigureCorrection.nullable(),
}

export const Figure = named('Figure', 'One figure that an article states.', z.object(figureFields))

export const ListedFigure = named(
  'ListedFigure',
  'A figure with the article that states it.',
  z.object({ ...figureFields, article: ArticleRef }),
)

export const FigurePage = pageOf(
  'FigurePage',
  'Figures, those of the latest period first; undated ones come last.',
  ListedFigure,
)

const toLine = ({ pageId, number }: PrintedLineRef, site: string): z.infer<typeof PrintedLine> => ({
  source: pageId,
  number,
  self: `${site}${apiAddress.source(pageId)}`,
  url: `${site}${siteAddress.line('zh-CN', pageId, number)}`,
})

/** A figure of the article at `slug`. */
export function toFigure(figure: FigureView, slug: string, site: string): z.infer<typeof Figure> {
  const { indicatorRef, subjectTag, scopeTag, line, settled, corrected } = figure
  const other = settled?.other ?? null
  return {
    id: figure.id,
    blockId: figure.blockId,
    url: `${site}${siteAddress.block('zh-CN', slug, figure.blockId)}`,
    text: figure.text,
    sentence: figure.sentence,
    indicator: figure.indicator,
    indicatorRef: indicatorRef && toIndicatorRef(indicatorRef, site),
    subject: figure.subject,
    subjectTag: subjectTag && toTagRef(subjectTag, site),
    scope: figure.scope,
    scopeTag: scopeTag && toTagRef(scopeTag, site),
    value: figure.value,
    valueTo: figure.valueTo,
    from: figure.from,
    direction: figure.direction,
    unit: figure.unit,
    qualifier: figure.qualifier,
    kind: figure.kind,
    period: figure.period,
    periodFrom: figure.periodFrom,
    periodTo: figure.periodTo,
    periodPrecision: figure.periodPrecision,
    periodIsGuess: figure.periodIsGuess,
    canonicalValue: figure.canonicalValue,
    canonicalUnit: figure.canonicalUnit,
    line: line && toLine(line, site),
    settled: settled && {
      outcome: settled.outcome,
      holds: settled.holds,
      note: settled.note,
      other: other && {
        text: other.text,
        headline: other.headline,
        self: `${site}${apiAddress.article(other.slug)}`,
        url: `${site}${siteAddress.block('zh-CN', other.slug, other.blockId)}`,
      },
    },
    corrected: corrected && {
      note: corrected.note,
      before: corrected.before,
      after: corrected.after,
      publishedAt: corrected.publishedAt,
    },
  }
}

export const toListedFigure = (
  { article, ...figure }: FigureRow,
  site: string,
): z.infer<typeof ListedFigure> => ({
  ...toFigure(figure, article.slug, site),
  article: toArticleRef(article, site),
})
