import { useTranslations } from 'next-intl'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { SelectField } from '@/components/ui/select-field'
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
  return (
    <ListScreen
      path={deskAddress.conflicts}
      query={address}
      fields={FIELDS}
      search={words('search')}
      filters={
        <>
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
        </>
      }
      screen={screen}
      none={words('none')}
      noneHint={words('noneHint')}
    >
      <ConflictDesk rows={screen.rows} canSettle={canSettle} actions={actions} />
    </ListScreen>
  )
}
