import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import type { FigureQuery, FigureRow } from '@/lib/editorial/indicator'
import { METRIC_KINDS } from '@/lib/pipeline/model'
import { useFigureColumns } from './figure-columns'

type Props = {
  address: Query
  query: FigureQuery
  screen: Screen<FigureRow> & { units: string[]; indicators: { id: string; name: string }[] }
}

const FIELDS = ['q', 'indicatorId', 'unit', 'kind'] as const

/** Every figure in the articles: filters, table and the way to the next screen. */
export function FigureList({ address, query, screen }: Props) {
  const words = useTranslations('admin.metrics')
  const columns = useFigureColumns()
  const by = query.sort ?? 'updated'
  const direction = query.direction ?? (by === 'updated' ? 'desc' : 'asc')
  return (
    <>
      <Filters {...{ address, query, screen }} />
      {screen.rows.length === 0 ? (
        <NoFigures isFiltered={FIELDS.some((name) => address[name])} />
      ) : (
        <DataTable
          caption={words('tabFigures')}
          columns={columns}
          rows={screen.rows}
          keyOf={({ id }) => id}
          sorting={{ path: deskAddress.metrics, query: address, by, direction }}
        />
      )}
      <Pager
        path={deskAddress.metrics}
        query={address}
        next={screen.next}
        shown={screen.rows.length}
        total={screen.total}
      />
    </>
  )
}

function Filters({ address, query, screen }: Props) {
  const words = useTranslations('admin.metrics')
  const kinds = useTranslations('common.metricKind')
  return (
    <FilterBar path={deskAddress.metrics} query={address} fields={FIELDS}>
      <TextField label={words('search')} name="q" type="search" defaultValue={query.q} className="min-w-64" />
      <SelectField
        label={words('indicator')}
        name="indicatorId"
        defaultValue={query.indicatorId ?? ''}
        className="max-w-56"
        options={[
          { value: '', label: words('anyIndicator') },
          ...screen.indicators.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <SelectField
        label={words('unit')}
        name="unit"
        defaultValue={query.unit ?? ''}
        options={[
          { value: '', label: words('anyUnit') },
          ...screen.units.map((unit) => ({ value: unit, label: unit })),
        ]}
      />
      <SelectField
        label={words('kind')}
        name="kind"
        defaultValue={query.kind ?? ''}
        options={[
          { value: '', label: words('anyKind') },
          ...METRIC_KINDS.map((kind) => ({ value: kind, label: kinds(kind) })),
        ]}
      />
    </FilterBar>
  )
}

function NoFigures({ isFiltered }: { isFiltered: boolean }) {
  const words = useTranslations('admin.metrics')
  const common = useTranslations('common.list')
  return (
    <EmptyState title={isFiltered ? common('noMatch') : words('noFigures')}>
      <p className="text-muted">{isFiltered ? common('noMatchHint') : words('noFiguresHint')}</p>
    </EmptyState>
  )
}
