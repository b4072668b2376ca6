import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/ui/data-table'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { SelectField } from '@/components/ui/select-field'
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
    <ListScreen
      path={deskAddress.metrics}
      query={address}
      fields={FIELDS}
      search={words('search')}
      filters={<Filters {...{ query, screen }} />}
      screen={screen}
      none={words('noFigures')}
      noneHint={words('noFiguresHint')}
    >
      <DataTable
        caption={words('tabFigures')}
        columns={columns}
        rows={screen.rows}
        keyOf={({ id }) => id}
        sorting={{ path: deskAddress.metrics, query: address, by, direction }}
      />
    </ListScreen>
  )
}

function Filters({ query, screen }: Omit<Props, 'address'>) {
  const words = useTranslations('admin.metrics')
  const kinds = useTranslations('common.metricKind')
  return (
    <>
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
    </>
  )
}
