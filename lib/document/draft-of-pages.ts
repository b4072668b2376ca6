import { draftOfPieces } from '../pipeline/draft-of-pieces'
import type { Draft, Piece, Range } from '../pipeline/model'
import type { BlockSource } from './body'
import type { SourceOf } from './from-draft'

/** A piece of an article and the page that it stands on. */
export type PagePiece = { pageId: string; piece: Piece }

/**
 * The draft that pieces of several pages make, in reading order, and where its ranges were printed: the pages' texts
 * follow one another, so that a paragraph may go on from one page to the next. `texts` are the texts by page id.
 */
export function draftOfPages(
  texts: ReadonlyMap<string, string>,
  pieces: readonly PagePiece[],
): { draft: Draft; sourceOf: SourceOf } {
  const pages: { id: string; start: number; end: number }[] = []
  let text = ''
  for (const id of new Set(pieces.map(({ pageId }) => pageId))) {
    const start = text.length
    text += texts.get(id) ?? ''
    pages.push({ id, start, end: text.length })
    text += '\n'
  }
  const startOf = new Map(pages.map(({ id, start }) => [id, start]))
  const moved = pieces.map(({ pageId, piece }) => shift(piece, startOf.get(pageId) ?? 0))
  const sourceOf = (ranges: readonly Range[]): BlockSource[] =>
    pages.flatMap(({ id, start, end }) => {
      const own = ranges.filter((range) => range.start >= start && range.end <= end)
      const local = own.map((range) => ({ start: range.start - start, end: range.end - start }))
      return local.length > 0 ? [{ page: id, ranges: local }] : []
    })
  return { draft: draftOfPieces(text, moved), sourceOf }
}

const shift = <T extends Range>(range: T, by: number): T => ({
  ...range,
  start: range.start + by,
  end: range.end + by,
})
