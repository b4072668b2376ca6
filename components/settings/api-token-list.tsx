import { useFormatter, useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/pill'
import type { FormAction } from '@/lib/action-result'
import type { ApiTokenRow } from '@/lib/api/token-form'

type Props = { rows: readonly ApiTokenRow[]; revoke: FormAction<void> }

/** The tokens of the API, those that open something first. */
export function ApiTokenList({ rows, revoke }: Props) {
  const words = useTranslations('admin.api')
  const columns = useColumns(revoke)
  if (rows.length === 0) return <p className="text-sm text-muted">{words('none')}</p>
  return <DataTable caption={words('tokens')} columns={columns} rows={rows} keyOf={({ id }) => id} />
}

function useColumns(revoke: Props['revoke']): Column<ApiTokenRow>[] {
  const words = useTranslations('admin.api')
  const format = useFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  return [
    { key: 'name', heading: words('name'), isName: true, cell: ({ name }) => name },
    {
      key: 'scopes',
      heading: words('scopes'),
      cell: ({ scopes }) => scopes.map((scope) => words(`scope.${scope}`)).join(words('comma')),
    },
    {
      key: 'requests',
      heading: words('requests'),
      isNumeric: true,
      isMinor: true,
      cell: ({ requestsPerMinute }) => format.number(requestsPerMinute),
    },
    { key: 'by', heading: words('by'), isMinor: true, cell: ({ createdBy }) => createdBy },
    {
      key: 'used',
      heading: words('used'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? time(lastUsedAt) : words('never')),
    },
    { key: 'until', heading: words('until'), cell: (row) => <Until row={row} time={time} /> },
    {
      key: 'acts',
      heading: words('acts'),
      cell: ({ id, name, revokedAt, isExpired }) =>
        revokedAt === null &&
        !isExpired && (
          <ConfirmButton
            size="small"
            kind="danger"
            action={revoke}
            hidden={{ id }}
            label={words('revoke')}
            title={words('revokeTitle', { name })}
            done={words('revoked', { name })}
          >
            <p>{words('revokeBody')}</p>
          </ConfirmButton>
        ),
    },
  ]
}

function Until({ row, time }: { row: ApiTokenRow; time: (at: Date) => string }) {
  const words = useTranslations('admin.api')
  if (row.revokedAt) return <Pill>{words('isRevoked')}</Pill>
  return row.isExpired ? <Pill tone="warning">{words('isExpired')}</Pill> : time(row.expiresAt)
}
