/** What `/archive/[date]` asks for: a year `2023`, a month `2023-12` or a day `2023-12-04`. */
export type ArchiveDate = { kind: 'year' | 'month' | 'day'; text: string }

const FORM = /^(?<year>[12]\d{3})(?:-(?<month>0[1-9]|1[0-2])(?:-(?<day>\d\d))?)?$/u

/** The last day of a month: `2024-02` → `2024-02-29`. */
export const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10)

/** Reads the last part of the address; null when it is no date. */
export function parseArchiveDate(text: string): ArchiveDate | null {
  const { month, day } = FORM.exec(text)?.groups ?? {}
  if (!FORM.test(text)) return null
  if (month === undefined) return { kind: 'year', text }
  if (day === undefined) return { kind: 'month', text }
  return day >= '01' && text <= lastDayOf(text.slice(0, 7)) ? { kind: 'day', text } : null
}

/** The weeks of a month from Monday, as days of the month; null where a week reaches into another month. */
export function weeksOf(month: string): (string | null)[][] {
  const last = Number(lastDayOf(month).slice(8))
  const before = (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = [
    ...Array.from({ length: before }, () => null),
    ...Array.from({ length: last }, (_, at) => `${month}-${`${at + 1}`.padStart(2, '0')}`),
  ]
  const weeks = Math.ceil(cells.length / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => cells[week * 7 + at] ?? null),
  )
}
