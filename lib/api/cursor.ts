import { Buffer } from 'node:buffer'

/** The lists that are read page by page; a cursor of one is none of another. */
export const LISTS = [
  'articles',
  'tags',
  'mentions',
  'figures',
  'indicators',
  'sources',
  'corrections',
  'search-relevance',
  'search-date',
] as const
export type ApiList = (typeof LISTS)[number]

/** The place of a list after which it goes on, as text that says nothing to who is given it. */
export const toCursor = (list: ApiList, place: string): string =>
  Buffer.from(`${list}\n${place}`).toString('base64url')

/** The place that a cursor of this list was made of; null for everything else. Whether there is such a place is for the list to say. */
export function fromCursor(list: ApiList, cursor: string): string | null {
  if (!/^[\w-]{1,400}$/u.test(cursor)) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  // Another spelling of the same bytes is a cursor that we did not make.
  if (Buffer.from(text).toString('base64url') !== cursor || !text.startsWith(`${list}\n`)) return null
  return text.slice(list.length + 1)
}
