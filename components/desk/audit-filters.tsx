import { useTranslations } from 'next-intl'
import { FilterBar } from '@/components/ui/filter-bar'
import type { Query } from '@/components/ui/list-address'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import { AUDIT_ACTIONS, type AuditQuery } from '@/lib/editorial/audit'

type Props = { address: Query; query: AuditQuery; actors: readonly { id: string; label: string }[] }

const FIELDS = ['action', 'actorId', 'q', 'from', 'to', 'targetId', 'actId'] as const

/** Narrows the record by act, person, target and day. */
export function AuditFilters({ address, query, actors }: Props) {
  const words = useTranslations('admin.audit')
  return (
    <FilterBar path={deskAddress.audit} query={address} fields={FIELDS}>
      <TextField label={words('search')} name="q" type="search" defaultValue={query.q} className="min-w-48" />
      <ActionField value={query.action} />
      <SelectField
        label={words('actor')}
        name="actorId"
        defaultValue={query.actorId ?? ''}
        options={[
          { value: '', label: words('anyActor') },
          ...actors.map(({ id, label }) => ({ value: id, label })),
          { value: 'machine', label: words('machine') },
        ]}
      />
      <TextField label={words('from')} name="from" type="date" defaultValue={query.from} />
      <TextField label={words('to')} name="to" type="date" defaultValue={query.to} />
      {query.targetId && <input type="hidden" name="targetId" value={query.targetId} />}
      {query.actId && <input type="hidden" name="actId" value={query.actId} />}
      {query.actId && <p className="py-2 text-xs text-muted">{words('actOnly')}</p>}
      {query.targetId && <p className="py-2 text-xs text-muted">{words('targetOnly')}</p>}
    </FilterBar>
  )
}

function ActionField({ value }: { value: AuditQuery['action'] }) {
  const words = useTranslations('admin.audit')
  const names = useTranslations('audit.names')
  return (
    <SelectField
      label={words('action')}
      name="action"
      defaultValue={value ?? ''}
      options={[
        { value: '', label: words('anyAction') },
        ...AUDIT_ACTIONS.map((action) => ({ value: action, label: names(action.replace('.', '_')) })),
      ]}
    />
  )
}
