import { useFormatter, useTranslations } from 'next-intl'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { deskAddress } from '@/lib/editorial/addresses'
import type { AuditQuery } from '@/lib/editorial/audit'
import type { Screen } from '@/lib/editorial/desk-lists'
import { AuditDetail, type AuditRecord } from './audit-detail'
import { AuditExport } from './audit-export'
import { AuditFilters } from './audit-filters'
import { AuditSentence } from './audit-sentence'

type Props = {
  address: Query
  query: AuditQuery
  screen: Screen<AuditRecord>
  actors: readonly { id: string; label: string }[]
}

/** The record of acts, a sentence each, newest first. */
export function AuditList({ address, query, screen, actors }: Props) {
  const words = useTranslations('admin.audit')
  const common = useTranslations('common')
  const columns = useColumns()
  return (
    <>
      <AuditFilters {...{ address, query, actors }} />
      {screen.rows.length > 0 && <AuditExport query={query} />}
      {screen.rows.length === 0 ? (
        <EmptyState title={common('list.noMatch')}>
          <p className="text-muted">{common('list.noMatchHint')}</p>
        </EmptyState>
      ) : (
        <DataTable caption={words('title')} columns={columns} rows={screen.rows} keyOf={({ id }) => id} />
      )}
      <Pager
        path={deskAddress.audit}
        query={address}
        next={screen.next}
        shown={screen.rows.length}
        total={screen.total}
      />
    </>
  )
}

function useColumns(): Column<AuditRecord>[] {
  const words = useTranslations('admin.audit')
  const format = useFormatter()
  return [
    {
      key: 'at',
      heading: words('col.at'),
      isNarrow: true,
      cell: ({ at }) => (
        <time dateTime={at.toISOString()} className="tabular-nums">
          {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
      ),
    },
    { key: 'what', heading: words('col.what'), isName: true, cell: (row) => <AuditSentence row={row} /> },
    { key: 'detail', heading: words('col.detail'), cell: (row) => <AuditDetail row={row} /> },
  ]
}
