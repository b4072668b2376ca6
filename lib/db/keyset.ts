import 'server-only'
import { z } from 'zod'
import type { Screen } from '../editorial/desk-lists'
import { KnownDay } from '../editorial/typed-text'
import { Prisma } from './generated/client'

/** The last row of a screen: the value it was sorted by, as PostgreSQL prints it, and its id to tell equals apart. */
const Cursor = z.tuple([z.string(), z.uuid()])

/** Rows on one screen of a list. */
export const SCREEN = 50

/** What a list is sorted by: an expression that is never null, and the type to read its printed value back as. */
export type SortKey = { expression: Prisma.Sql; type: 'timestamptz' | 'date' | 'text' | 'int4' }

/** The cursor that continues after a row, as it stands in the address. */
const toCursor = (row: { key: string; id: string }): string =>
  Buffer.from(JSON.stringify([row.key, row.id])).toString('base64url')

/** The condition that a row comes after the cursor; one that cannot be read starts the list over. */
export function isAfter(
  after: string | undefined,
  { expression, type }: SortKey,
  id: Prisma.Sql,
  direction: 'asc' | 'desc',
): Prisma.Sql {
  const cursor = readCursor(after, type)
  if (!cursor) return Prisma.sql`TRUE`
  const [key, last] = cursor
  const comparison = Prisma.raw(direction === 'asc' ? '>' : '<')
  return Prisma.sql`(${expression}, ${id}) ${comparison} (${key}::${Prisma.raw(type)}, ${last}::uuid)`
}

function readCursor(after: string | undefined, type: SortKey['type']): z.infer<typeof Cursor> | null {
  if (after === undefined) return null
  try {
    const cursor = Cursor.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    return cursor.success && isReadable(cursor.data[0], type) ? cursor.data : null
  } catch {
    return null
  }
}

/** Whether PostgreSQL can read the text as a value of the type; a cursor left from another sorting cannot. */
function isReadable(key: string, type: SortKey['type']): boolean {
  if (type === 'text') return !key.includes('\u0000')
  if (type === 'int4') return /^-?\d{1,9}$/u.test(key)
  return /^-?infinity$/u.test(key) || isPrintedTime(key)
}

/** Whether PostgreSQL could have printed it: `2026-02-30` is read as a time by the one and not by the other. */
function isPrintedTime(key: string): boolean {
  const [, day, time = ''] = /^(\d{4}-\d\d-\d\d)( \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)?$/u.exec(key) ?? []
  if (!KnownDay.safeParse(day).success) return false
  return !Number.isNaN(Date.parse(`${day}T${time.trim().replace('+00', 'Z') || '00:00Z'}`))
}

/** The order that goes with `isAfter`. */
export function inOrder(key: SortKey, id: Prisma.Sql, direction: 'asc' | 'desc'): Prisma.Sql {
  const way = Prisma.raw(direction)
  return Prisma.sql`ORDER BY ${key.expression} ${way}, ${id} ${way}`
}

/** Conditions that must all hold. */
export const every = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length > 0 ? Prisma.join([...conditions], ' AND ') : Prisma.sql`TRUE`

/**
 * The condition that a text holds every word of a search, wherever and in whatever width or case it stands. Words are
 * parted by white space; Chinese is found by any run of its characters.
 */
export function holdsWords(haystack: Prisma.Sql, search: string): Prisma.Sql {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean)
  return every(
    words.map(
      (word) => Prisma.sql`strpos(lower(normalize(${haystack}, NFKC)), ${word.replaceAll('\u0000', '')}) > 0`,
    ),
  )
}

/** Cuts the row too many off, which only says that there is more. */
export function toScreen<Row extends { id: string }>(
  found: readonly (Row & { key: string })[],
  total: number,
  size = SCREEN,
): Screen<Row> {
  const shown = found.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: last && found.length > size ? toCursor(last) : null, total }
}
