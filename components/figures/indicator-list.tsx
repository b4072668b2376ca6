import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DataTable, type Column } from '@/components/ui/data-table'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { VocabularyStateField } from '@/components/desk/vocabulary-state-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import type { IndicatorQuery, IndicatorRow } from '@/lib/editorial/indicator'

type Props = { address: Query; query: IndicatorQuery; screen: Screen<IndicatorRow> }

const FIELDS = ['q', 'state'] as const

/** The indicators: filters, table and the way to the next screen. */
export function IndicatorList({ address, query, screen }: Props) {
  const words = useTranslations('admin.metrics')
  const columns = useColumns()
  const by = query.sort ?? 'figures'
  const direction = query.direction ?? (by === 'name' ? 'asc' : 'desc')
  return (
    <ListScreen
      path={deskAddress.metrics}
      query={address}
      fields={FIELDS}
      search={words('indicatorSearch')}
      filters={<VocabularyStateField state={query.state} namespace="admin.metrics" />}
      screen={screen}
      none={words('noIndicators')}
    >
      <DataTable
        caption={words('tabIndicators')}
        columns={columns}
        rows={screen.rows}
        keyOf={({ id }) => id}
        sorting={{ path: deskAddress.metrics, query: address, by, direction }}
      />
    </ListScreen>
  )
}

function useColumns(): Column<IndicatorRow>[] {
  const words = useTranslations('admin.metrics')
  const dimensions = useTranslations('common.dimension')
  const format = useFormatter()
  return [
    {
      key: 'name',
      heading: words('col.name'),
      sort: 'name',
      isName: true,
      cell: ({ id, name, mergedInto }) => (
        <>
          <Link
            href={deskAddress.indicator(id)}
            prefetch={false}
            className="border-b border-rule hover:text-accent"
          >
            {name}
          </Link>
          {mergedInto && (
            <span className="ml-2 text-xs text-muted">{words('mergedInto', { name: mergedInto.name })}</span>
          )}
        </>
      ),
    },
    {
      key: 'dimension',
      heading: words('col.dimension'),
      isMinor: true,
      isNarrow: true,
      cell: ({ dimension }) => (dimensions.has(dimension) ? dimensions(dimension) : dimension),
    },
    { key: 'unit', heading: words('col.unit'), cell: ({ canonicalUnit }) => canonicalUnit },
    {
      key: 'aliases',
      heading: words('col.aliases'),
      isMinor: true,
      cell: ({ aliases }) => <span className="text-muted">{aliases.join(' · ')}</span>,
    },
    {
      key: 'figures',
      heading: words('col.figures'),
      sort: 'figures',
      first: 'desc',
      isNumeric: true,
      cell: ({ figures }) => format.number(figures),
    },
    {
      key: 'published',
      heading: words('col.published'),
      sort: 'published',
      first: 'desc',
      isNumeric: true,
      cell: ({ published }) => format.number(published),
    },
  ]
}
