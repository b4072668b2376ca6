import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Column } from '@/components/ui/data-table'
import { deskAddress } from '@/lib/editorial/addresses'
import type { FigureRow } from '@/lib/editorial/indicator'

const SIGNS: Record<string, string> = { '=': '', '≈': '≈ ', '>': '> ', '<': '< ' }

/** The columns of a table of figures, for the list of all and for one indicator. */
export function useFigureColumns(): Column<FigureRow>[] {
  const words = useTranslations('admin.metrics')
  const kinds = useTranslations('common.metricKind')
  const home = useTranslations('admin.home')
  return [
    {
      key: 'text',
      heading: words('col.text'),
      isName: true,
      cell: ({ text, quote }) => (
        <span title={quote} className="font-kai text-base">
          {text}
        </span>
      ),
    },
    {
      key: 'value',
      heading: words('col.value'),
      isNumeric: true,
      isNarrow: true,
      cell: (figure) => <Value figure={figure} />,
    },
    {
      key: 'indicator',
      heading: words('col.indicator'),
      sort: 'indicator',
      cell: ({ indicator, indicatorId }) =>
        indicatorId ? (
          <Link
            href={deskAddress.indicator(indicatorId)}
            prefetch={false}
            className="border-b border-rule hover:text-accent"
          >
            {indicator}
          </Link>
        ) : (
          indicator
        ),
    },
    { key: 'subject', heading: words('col.subject'), sort: 'subject', cell: ({ subject }) => subject },
    {
      key: 'kind',
      heading: words('col.kind'),
      isMinor: true,
      isNarrow: true,
      cell: ({ kind }) => kinds(kind),
    },
    { key: 'period', heading: words('col.period'), isMinor: true, cell: ({ period }) => period },
    { key: 'scope', heading: words('col.scope'), isMinor: true, cell: ({ scope }) => scope },
    {
      key: 'article',
      heading: words('col.article'),
      cell: ({ article }) => (
        <Link href={deskAddress.article(article.id)} prefetch={false} className="hover:text-accent">
          {article.headline || home('untitled')}
        </Link>
      ),
    },
  ]
}

/** The exact value as it is stored, with sign, direction and unit. */
function Value({ figure }: { figure: FigureRow }) {
  const words = useTranslations('admin.metrics.figure')
  const { value, valueTo, from, unit, qualifier, direction } = figure
  const number = valueTo ? words('values', { from: grouped(value), to: grouped(valueTo) }) : grouped(value)
  return (
    <>
      {direction === 'down' && `${words('down')} `}
      {SIGNS[qualifier] ?? ''}
      {from && `${grouped(from)} → `}
      {number} {unit}
    </>
  )
}

/** Groups of three in the whole part; the text of a decimal is never made a float. */
function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const spaced = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
  return fraction ? `${spaced}.${fraction}` : spaced
}
