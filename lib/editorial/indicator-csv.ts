import { siteAddress } from './addresses'
import type { Locale } from './actor'
import { toCsv } from './csv'
import type { FigureRow } from './reader-views'

/** The columns of the file, in their order; every row says by itself what it is and where it comes from. */
export const CSV_COLUMNS = [
  'indicator',
  'subject',
  'scope',
  'kind',
  'qualifier',
  'value',
  'valueTo',
  'unit',
  'canonicalValue',
  'canonicalUnit',
  'direction',
  'printedAs',
  'period',
  'periodFrom',
  'periodTo',
  'periodIsGuess',
  'standing',
  'sentence',
  'headline',
  'newspaper',
  'printedOn',
  'address',
  'printedLine',
  'site',
] as const
type CsvColumn = (typeof CSV_COLUMNS)[number]

type Naming = {
  indicator: string
  siteName: string
  siteUrl: string
  locale: Locale
  /** The heads of the columns. */
  head: (column: CsvColumn) => string
}

function cellsOf(
  figure: FigureRow,
  { indicator, siteName, siteUrl, locale }: Naming,
): Record<CsvColumn, string> {
  const { article, line, settled } = figure
  return {
    indicator,
    subject: figure.subjectTag?.name ?? figure.subject ?? '',
    scope: figure.scopeTag?.name ?? figure.scope ?? '',
    kind: figure.kind,
    qualifier: figure.qualifier,
    value: figure.value,
    valueTo: figure.valueTo ?? '',
    unit: figure.unit,
    canonicalValue: figure.canonicalValue ?? '',
    canonicalUnit: figure.canonicalUnit ?? '',
    direction: figure.direction ?? '',
    printedAs: figure.text,
    period: figure.period ?? '',
    periodFrom: figure.periodFrom ?? '',
    periodTo: figure.periodTo ?? '',
    periodIsGuess: figure.periodFrom === null ? '' : `${figure.periodIsGuess}`,
    standing: settled?.holds === false ? settled.outcome : '',
    sentence: figure.sentence,
    headline: article.headline,
    newspaper: article.newspaper ?? '',
    printedOn: article.printedOn ?? '',
    address: `${siteUrl}${siteAddress.block(locale, article.slug, figure.blockId)}`,
    printedLine: line ? `${siteUrl}${siteAddress.line(locale, line.pageId, line.number)}` : '',
    site: siteName,
  }
}

/** The figures of an indicator as a table: exact decimals as printed and in the canonical unit, each with its source. */
export function indicatorCsv(figures: readonly FigureRow[], naming: Naming): string {
  const rows = figures.map((figure) => {
    const cells = cellsOf(figure, naming)
    return CSV_COLUMNS.map((column) => cells[column])
  })
  return toCsv([CSV_COLUMNS.map(naming.head), ...rows])
}
