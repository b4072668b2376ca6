import { useFormatter, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { Pill } from '@/components/ui/pill'
import { SelectField } from '@/components/ui/select-field'
import { ROLES, type Role } from '@/lib/editorial/actor'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import type { UserQuery } from '@/lib/editorial/user'
import { UserActs, type UserActions } from './user-acts'

type Row = {
  id: string
  name: string
  email: string
  role: Role
  disabledAt: Date | null
  createdAt: Date
  lastSeenAt: Date | null
  hasFactor: boolean
}

type Props = {
  address: Query
  query: UserQuery
  screen: Screen<Row>
  /** The account that looks at the list. */
  self: string
  acts: UserActions
}

const FIELDS = ['q', 'role', 'state'] as const

/** The accounts, with what an admin can do to each. */
export function UserList({ address, query, screen, self, acts }: Props) {
  const words = useTranslations('admin.users')
  const common = useTranslations('common')
  const columns = useColumns(self, acts)
  return (
    <ListScreen
      path={deskAddress.users}
      query={address}
      fields={FIELDS}
      search={words('search')}
      filters={
        <>
          <SelectField
            label={words('role')}
            name="role"
            defaultValue={query.role ?? ''}
            options={[
              { value: '', label: words('any') },
              ...ROLES.map((role) => ({ value: role, label: common(`role.${role}`) })),
            ]}
          />
          <SelectField
            label={words('state')}
            name="state"
            defaultValue={query.state ?? ''}
            options={[
              { value: '', label: words('any') },
              { value: 'active', label: words('active') },
              { value: 'disabled', label: words('disabled') },
            ]}
          />
        </>
      }
      screen={screen}
      none={common('list.noMatch')}
    >
      <DataTable
        caption={words('title')}
        columns={columns}
        rows={screen.rows}
        keyOf={({ id }) => id}
        sorting={{
          path: deskAddress.users,
          query: address,
          by: query.sort ?? 'name',
          direction: query.direction ?? 'asc',
        }}
      />
    </ListScreen>
  )
}

function useColumns(self: string, acts: UserActions): Column<Row>[] {
  const words = useTranslations('admin.users')
  const common = useTranslations('common')
  const format = useFormatter()
  const day = (time: Date | null) => (time ? format.dateTime(time, { dateStyle: 'medium' }) : common('never'))
  return [
    {
      key: 'name',
      heading: words('col.name'),
      sort: 'name',
      isName: true,
      cell: (row) => (
        <>
          {row.name} {row.id === self && <span className="text-muted">{words('you')}</span>}
        </>
      ),
    },
    {
      key: 'email',
      heading: words('col.email'),
      cell: ({ email }) => (
        <span translate="no" className="wrap-anywhere">
          {email}
        </span>
      ),
    },
    { key: 'role', heading: words('col.role'), isNarrow: true, cell: ({ role }) => common(`role.${role}`) },
    {
      key: 'state',
      heading: words('col.state'),
      isNarrow: true,
      cell: ({ disabledAt, hasFactor }) => (
        <span className="flex flex-wrap gap-1">
          {disabledAt ? (
            <Pill tone="muted">{words('disabled')}</Pill>
          ) : (
            <Pill tone="positive">{words('active')}</Pill>
          )}
          {hasFactor && <Pill>{words('factor')}</Pill>}
        </span>
      ),
    },
    {
      key: 'created',
      heading: words('col.created'),
      sort: 'created',
      first: 'desc',
      isMinor: true,
      cell: ({ createdAt }) => day(createdAt),
    },
    {
      key: 'seen',
      heading: words('col.seen'),
      sort: 'seen',
      first: 'desc',
      isMinor: true,
      cell: ({ lastSeenAt }) =>
        lastSeenAt
          ? format.dateTime(lastSeenAt, { dateStyle: 'medium', timeStyle: 'short' })
          : common('never'),
    },
    {
      key: 'acts',
      heading: words('col.acts'),
      cell: ({ id, name, role, disabledAt, hasFactor }) => (
        <UserActs
          user={{ id, name, role, isDisabled: disabledAt !== null, hasFactor }}
          isSelf={id === self}
          acts={acts}
        />
      ),
    },
  ]
}
