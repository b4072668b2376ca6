const lastDayOf = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)

/**
 * A span of days in its shortest exact form: whole years `2016–2020`, whole months `2023-01–2023-06`, a day
 * `2015-12-31`. Both are `2023-12-04`, the last day included.
 */
export function periodText(from: string, to: string): string {
  const span = (first: string, last: string) => (first === last ? first : `${first}–${last}`)
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return span(from.slice(0, 4), to.slice(0, 4))
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  if (from.endsWith('-01') && to === lastDayOf(last)) return span(first, last)
  return span(from, to)
}
