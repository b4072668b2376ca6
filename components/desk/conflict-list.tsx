import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import { CONFLICT_STATES, OUTCOMES, type ConflictQuery, type ConflictRow } from '@/lib/editorial/conflict'
import type { Screen } from '@/lib/editorial/desk-lists'
import { ConflictDesk } from './conflict-desk'
import type { ConflictActions } from './use-settling'

type Props = {
  address: Query
  query: ConflictQuery
  screen: Screen<ConflictRow>
  canSettle: boolean
  actions: ConflictActions
}

const FIELDS = ['q', 'state', 'outcome'] as const

/** The conflicts between figures: filters, one comparison below the other, and the way to the next screen. */
export function ConflictList({ address, query, screen, canSettle, actions }: Props) {
  const words = useTranslations('desk.conflicts')
  const common = useTranslations('common.list')
  const isFiltered = FIELDS.some((name) => address[name])
  return (
    <>
      <FilterBar path={deskAddress.conflicts} query={address} fields={FIELDS}>
        <TextField
          label={words('search')}
          name="q"
          type="search"
          defaultValue={query.q}
          className="min-w-64"
        />
        <SelectField
          label={words('state')}
          name="state"
          defaultValue={query.state ?? 'open'}
          options={[...CONFLICT_STATES, 'all' as const].map((value) => ({
            value,
            label: words(`states.${value}`),
          }))}
        />
        <SelectField
          label={words('outcome')}
          name="outcome"
          defaultValue={query.outcome ?? ''}
          options={[
            { value: '', label: words('anyOutcome') },
            ...OUTCOMES.map((value) => ({ value, label: words(`outcomes.${value}`) })),
          ]}
        />
      </FilterBar>
      {screen.rows.length === 0 ? (
        <EmptyState title={isFiltered ? common('noMatch') : words('none')}>
          <p className="text-muted">{isFiltered ? common('noMatchHint') : words('noneHint')}</p>
        </EmptyState>
      ) : (
        <ConflictDesk rows={screen.rows} canSettle={canSettle} actions={actions} />
      )}
      <Pager
        path={deskAddress.conflicts}
        query={address}
        next={screen.next}
        shown={screen.rows.length}
        total={screen.total}
      />
    </>
  )
}
