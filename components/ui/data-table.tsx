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
  /** Left out where a table has little room; a phone, which shows rows as blocks, has enough. */
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

type Look = { isNumeric?: boolean; isNarrow?: boolean; isMinor?: boolean }

const look = ({ isNumeric, isNarrow, isMinor }: Look) =>
  `align-baseline text-left sm:px-2 sm:py-1.5 sm:first:pl-0 sm:last:pr-0 ${isNumeric ? 'tabular-nums sm:text-right' : ''} ${isNarrow ? 'sm:w-px sm:whitespace-nowrap' : ''} ${isMinor ? 'sm:max-md:hidden' : ''}`

/** On a phone a cell is a line of its row's block, after its heading; an empty one is left out. */
const CELL_ON_PHONE =
  'max-sm:relative max-sm:block max-sm:py-0.5 max-sm:pl-28 max-sm:before:absolute max-sm:before:left-0 max-sm:before:w-26 max-sm:before:truncate max-sm:before:text-xs max-sm:before:text-muted max-sm:before:content-[attr(data-heading)] max-sm:empty:hidden max-sm:has-[>span:only-child:empty]:hidden'

/**
 * A table of rows ruled by hairlines. Sorting lives in the address and starts the list over. A phone shows each row as a
 * block, so the roles that the table elements lose there are said.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf, sorting }: Props<Row>) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table
        role="table"
        className="w-full border-collapse text-sm leading-[1.4] max-sm:block max-sm:border-t max-sm:border-ink"
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-sm:block">
          <tr
            role="row"
            className="text-xs text-muted max-sm:flex max-sm:flex-wrap max-sm:gap-x-4 sm:border-b sm:border-ink"
          >
            {columns.map((column) => (
              <Heading key={column.key} column={column} {...(sorting && { sorting })} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map((row) => (
            <TableRow key={keyOf(row)} {...{ row, columns }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <tr role="row" className="border-b border-rule hover:bg-wash max-sm:block max-sm:py-2">
      {columns.map((column) =>
        column.isName ? (
          <th
            key={column.key}
            role="rowheader"
            scope="row"
            className={`font-normal max-sm:block max-sm:py-0.5 ${look(column)}`}
          >
            {column.cell(row)}
          </th>
        ) : (
          <td
            key={column.key}
            role="cell"
            data-heading={column.heading}
            className={`${CELL_ON_PHONE} ${look(column)}`}
          >
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

type HeadingProps<Row> = { column: Column<Row>; sorting?: Sorting }

function Heading<Row>({ column, sorting }: HeadingProps<Row>) {
  const className = `font-normal whitespace-nowrap ${look(column)}`
  if (!column.sort || !sorting) {
    return (
      <th role="columnheader" scope="col" className={`max-sm:sr-only ${className}`}>
        {column.heading}
      </th>
    )
  }
  const isSorted = sorting.by === column.sort
  const turned = sorting.direction === 'asc' ? 'desc' : 'asc'
  const direction = isSorted ? turned : (column.first ?? 'asc')
  const sorted = sorting.direction === 'asc' ? 'ascending' : 'descending'
  return (
    <th
      role="columnheader"
      scope="col"
      className={`max-sm:py-1.5 ${className}`}
      aria-sort={isSorted ? sorted : 'none'}
    >
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
