import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { DataTable, type Column } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import type { Query } from '@/components/ui/list-address'
import { ListScreen } from '@/components/ui/list-screen'
import { Pill } from '@/components/ui/pill'
import { SelectField } from '@/components/ui/select-field'
import { deskAddress } from '@/lib/editorial/addresses'
import type { PageQuery, PageRow, Screen } from '@/lib/editorial/desk-lists'
import { PAGE_STATUSES } from '@/lib/editorial/page-view'
import { PrintedFact, PrintedOn } from './printed-facts'
import { PrintedFilters } from './printed-filters'

type Props = {
  address: Query
  query: PageQuery
  screen: Screen<PageRow>
  newspapers: readonly string[]
}

const FIELDS = ['q', 'newspaper', 'printedOn', 'undated', 'status'] as const

/** The imported pages: filters, table and the way to the next screen. */
export function PageList({ address, query, screen, newspapers }: Props) {
  const words = useTranslations('desk.pages')
  const columns = usePageColumns()
  const by = query.sort ?? 'imported'
  const direction = query.direction ?? (by === 'name' ? 'asc' : 'desc')
  return (
    <ListScreen
      path={deskAddress.pages}
      query={address}
      fields={FIELDS}
      search={words('search')}
      filters={
        <>
          <PrintedFilters {...{ newspapers }} newspaper={query.newspaper} printedOn={query.printedOn} />
          <SelectField
            label={words('status')}
            name="status"
            defaultValue={query.status ?? ''}
            options={[
              { value: '', label: words('statusAll') },
              ...PAGE_STATUSES.map((status) => ({ value: status, label: words(status) })),
            ]}
          />
        </>
      }
      screen={screen}
      none={words('empty')}
      noneHint={
        <LinkButton kind="primary" href={deskAddress.import}>
          {words('import')}
        </LinkButton>
      }
    >
      <DataTable
        caption={words('caption')}
        columns={columns}
        rows={screen.rows}
        keyOf={({ id }) => id}
        sorting={{ path: deskAddress.pages, query: address, by, direction }}
      />
    </ListScreen>
  )
}

function usePageColumns(): Column<PageRow>[] {
  const words = useTranslations('desk.pages')
  const common = useTranslations('common')
  const format = useFormatter()
  return [
    {
      key: 'file',
      heading: words('file'),
      sort: 'name',
      isName: true,
      cell: ({ id, fileName, sheet, sheets, firstHeadline }) => (
        <Link href={deskAddress.page(id)} prefetch={false} className="group">
          <span className="break-all group-hover:text-accent">{fileName}</span>
          {sheets > 1 && (
            <span className="whitespace-nowrap text-muted"> · {words('sheetOf', { sheet, sheets })}</span>
          )}
          {firstHeadline && (
            <span lang="zh-CN" className="block font-serif text-muted">
              {firstHeadline}
            </span>
          )}
        </Link>
      ),
    },
    {
      key: 'newspaper',
      heading: words('newspaper'),
      cell: ({ newspaper, newspaperIsGuess }) =>
        newspaper ? (
          <PrintedFact isGuess={newspaperIsGuess}>
            <span lang="zh-CN">{newspaper}</span>
          </PrintedFact>
        ) : (
          <span className="text-muted">{common('unknown')}</span>
        ),
    },
    {
      key: 'printedOn',
      heading: words('printedOn'),
      sort: 'printed',
      first: 'desc',
      cell: ({ printedOn, printedOnIsGuess }) => <PrintedOn date={printedOn} isGuess={printedOnIsGuess} />,
    },
    {
      key: 'pageLabel',
      heading: words('pageLabel'),
      isMinor: true,
      cell: ({ pageLabel, pageLabelIsGuess }) =>
        pageLabel && <PrintedFact isGuess={pageLabelIsGuess}>{pageLabel}</PrintedFact>,
    },
    {
      key: 'articles',
      heading: words('articles'),
      cell: ({ articles, published }) => (
        <span className="whitespace-nowrap tabular-nums">
          {words('articlesOf', { total: articles, published })}
        </span>
      ),
    },
    {
      key: 'status',
      heading: words('status'),
      cell: ({ status, isPlaced }) => (
        <span className="inline-flex flex-wrap gap-1">
          <Pill tone={status === 'DONE' ? 'positive' : 'plain'}>{words(status)}</Pill>
          {!isPlaced && <Pill tone="warning">{words('unplaced')}</Pill>}
        </span>
      ),
    },
    {
      key: 'imported',
      heading: words('importedAt'),
      sort: 'imported',
      first: 'desc',
      isMinor: true,
      cell: ({ importedAt, importedBy }) => (
        <span className="tabular-nums sm:whitespace-nowrap">
          <time dateTime={importedAt.toISOString()}>
            {format.dateTime(importedAt, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
          {importedBy && <span className="text-muted"> · {importedBy}</span>}
        </span>
      ),
    },
  ]
}
