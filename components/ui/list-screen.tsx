import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from './empty-state'
import { FilterBar } from './filter-bar'
import { queryValue, type Query } from './list-address'
import { Pager } from './pager'
import { TextField } from './text-field'

type Props = {
  path: string
  query: Query
  /** Names of the fields among the filters. */
  fields: readonly string[]
  /** Where the list stands without filters, when that is not its bare path. */
  cleared?: string
  /** What its search field is called. */
  search: string
  filters: ReactNode
  /** What stands between filters and rows, rows or not. */
  tools?: ReactNode
  screen: { rows: readonly unknown[]; next: string | null; total: number }
  /** Why there is nothing to show, even without filters, and what can be done about it. */
  none: string
  noneHint?: ReactNode
  /** The rows of this screen, drawn when there are any. */
  children: ReactNode
}

/** A list read screen by screen: its search and filters, its rows or why there are none, and the way to the next screen. */
export function ListScreen({ search, filters, tools, screen, none, noneHint, children, ...list }: Props) {
  const words = useTranslations('common.list')
  const { path, query, fields } = list
  const { rows, next, total } = screen
  const isFiltered = total > 0 || fields.some((name) => queryValue(query, name))
  return (
    <>
      <FilterBar {...list}>
        <TextField
          label={search}
          name="q"
          type="search"
          defaultValue={queryValue(query, 'q')}
          className="min-w-64 grow max-sm:min-w-0"
        />
        {filters}
      </FilterBar>
      {tools}
      {rows.length > 0 && children}
      {rows.length === 0 && (
        <EmptyState title={isFiltered ? words('noMatch') : none}>
          <div className="text-muted">{isFiltered ? words('noMatchHint') : noneHint}</div>
        </EmptyState>
      )}
      <Pager path={path} query={query} next={next} shown={rows.length} total={total} />
    </>
  )
}
