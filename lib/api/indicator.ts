import { z } from 'zod'
import type { IndicatorCount, IndicatorView } from '../editorial/reader-views'
import { indicatorFields, toIndicatorRef } from './refs'
import { Count, named, pageOf } from './schema-registry'

const measured = {
  dimension: z.string(),
  canonicalUnit: z.string().describe('The unit by which its figures are compared.'),
}

export const IndicatorSummary = named(
  'IndicatorSummary',
  'An indicator in a list.',
  z.object({ ...indicatorFields, ...measured, figures: Count, articles: Count }),
)

export const IndicatorPage = pageOf(
  'IndicatorPage',
  'Indicators of which a published article states a figure, in the order of their ids.',
  IndicatorSummary,
)

export const Indicator = named(
  'Indicator',
  'An indicator with what is known of it.',
  z.object({
    ...indicatorFields,
    ...measured,
    description: z.string(),
    aliases: z.array(z.string()).describe('Its other names.'),
    figures: Count,
  }),
)

export const toIndicatorSummary = (row: IndicatorCount, site: string): z.infer<typeof IndicatorSummary> => ({
  ...toIndicatorRef(row, site),
  dimension: row.dimension,
  canonicalUnit: row.canonicalUnit,
  figures: row.figures,
  articles: row.articles,
})

export const toIndicator = (
  indicator: Omit<IndicatorView, 'figures' | 'bothStand'>,
  site: string,
): z.infer<typeof Indicator> => ({
  ...toIndicatorRef(indicator, site),
  dimension: indicator.dimension,
  canonicalUnit: indicator.canonicalUnit,
  description: indicator.description,
  aliases: indicator.aliases,
  figures: indicator.figureCount,
})
