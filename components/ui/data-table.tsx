import Link from 'next/link'
import type { ReactNode } from 'react'
import { listAddress, type Query } from './list-address'

export type Column<Row> = {
  key: string
  heading: string
  cell: (row: Row) => ReactNode
  /** The value of `sort` in the address when the list can be sorted by this column. */
  sort?: string
  /** The direction a first press asks for; `asc` when left out. */
  first?: 'asc' | 'desc'
  isNumeric?: boolean
  /** No wider than what it holds, which stays on one line. */
  isNarrow?: boolean
  /** Left out on narrow screens. */
  isMinor?: boolean
  /** The cell that names the row. */
  isName?: boolean
}

type Sorting = { path: string; query: Query; by: string; direction: 'asc' | 'desc' }

type Props<Row> = {
  /** What the table holds; read out, not seen. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  sorting?: Sorting
}

const look = (column: { isNumeric?: boolean; isNarrow?: boolean; isMinor?: boolean }) =>
  `px-2 py-1.5 align-baseline first:pl-0 last:pr-0 ${column.isNumeric ? 'text-right tabular-nums' : 'text-left'} ${column.isNarrow ? 'w-px whitespace-nowrap' : ''} ${column.isMinor ? 'max-md:hidden' : ''}`

/** A table of rows ruled by hairlines. Sorting lives in the address and starts the list over. */
export function DataTable<Row>({ caption, columns, rows, keyOf, sorting }: Props<Row>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table className="w-full border-collapse text-sm leading-[1.4]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-ink text-xs text-muted">
            {columns.map((column) => (
              <Heading key={column.key} column={column} {...(sorting && { sorting })} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-rule hover:bg-wash">
              {columns.map((column) =>
                column.isName ? (
                  <th key={column.key} scope="row" className={`font-normal ${look(column)}`}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type HeadingProps<Row> = { column: Column<Row>; sorting?: Sorting }

function Heading<Row>({ column, sorting }: HeadingProps<Row>) {
  const className = `font-normal whitespace-nowrap ${look(column)}`
  if (!column.sort || !sorting) {
    return (
      <th scope="col" className={className}>
        {column.heading}
      </th>
    )
  }
  const isSorted = sorting.by === column.sort
  const turned = sorting.direction === 'asc' ? 'desc' : 'asc'
  const direction = isSorted ? turned : (column.first ?? 'asc')
  const sorted = sorting.direction === 'asc' ? 'ascending' : 'descending'
  return (
    <th scope="col" className={className} aria-sort={isSorted ? sorted : 'none'}>
      <Link
        prefetch={false}
        href={listAddress(sorting.path, sorting.query, { sort: column.sort, direction, after: null })}
        className="hover:text-accent"
      >
        {column.heading}
        <span aria-hidden>{isSorted ? (sorting.direction === 'asc' ? ' ↑' : ' ↓') : ''}</span>
      </Link>
    </th>
  )
}
