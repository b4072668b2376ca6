import 'server-only'
import type { Screen } from '../../editorial/reader-views'

/** Cuts off the row too many, which only says that there is more; `placeOf` is where the list goes on behind a row. */
export function toScreen<Row>(
  found: readonly Row[],
  size: number,
  placeOf: (last: Row) => string,
): Screen<Row> {
  const rows = found.slice(0, size)
  const last = rows.at(-1)
  return { rows, next: last !== undefined && found.length > size ? placeOf(last) : null }
}
