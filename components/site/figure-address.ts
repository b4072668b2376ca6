import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import { FIGURE_SCREEN, type IndicatorView } from '@/lib/editorial/reader-views'

/** The row of a figure, to which the marks of charts lead. */
export const figureRowId = (figureId: string) => `v-${figureId}`

/**
 * Where the marks of an indicator's charts lead: to the row of the figure on the page at `page`, where the first screen of the
 * table has it, else to where its story states it.
 */
export function useFigureAddress({ figures }: Pick<IndicatorView, 'figures'>, page = '') {
  const locale = useLocale()
  const addresses = new Map(
    figures.map(({ id, article, blockId }, at) => [
      id,
      at < FIGURE_SCREEN ? `${page}#${figureRowId(id)}` : siteAddress.block(locale, article.slug, blockId),
    ]),
  )
  return (figureId: string) => addresses.get(figureId) ?? page
}
