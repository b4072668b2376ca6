import { searchFoldWithPlaces } from './search-fold'
import type { SearchTerm } from './search-query'
import { valuedWithPlaces } from './valued-text'

export type SnippetPart = { text: string; isHit: boolean }

const LENGTH = 90
const LEAD = 24

type Hit = { start: number; end: number }

function placesOf(text: string, at: readonly number[], wanted: string): Hit[] {
  const hits: Hit[] = []
  for (let from = text.indexOf(wanted); from !== -1; from = text.indexOf(wanted, from + wanted.length))
    hits.push({ start: at[from] ?? 0, end: at[from + wanted.length] ?? 0 })
  return hits
}

/** Where each term stands in a printed text, in order. */
function hitsIn(text: string, terms: readonly SearchTerm[]): Hit[] {
  const folded = searchFoldWithPlaces(text)
  const valued = terms.some((term) => term.valued !== null) ? valuedWithPlaces(folded.text) : null
  const valuedAt = valued?.at.map((unit) => folded.at[unit] ?? text.length) ?? []
  const found = terms.flatMap((term) => [
    ...placesOf(folded.text, folded.at, term.folded),
    ...(valued && term.valued !== null ? placesOf(valued.text, valuedAt, term.valued) : []),
  ])
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A text cut at its hits, of which those that overlap are one; the parts joined are the text. */
function cutAt(text: string, hits: readonly Hit[]): SnippetPart[] {
  const merged: Hit[] = []
  for (const hit of hits) {
    const last = merged.at(-1)
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else merged.push({ ...hit })
  }
  const parts: SnippetPart[] = []
  let from = 0
  for (const { start, end } of merged) {
    if (start > from) parts.push({ text: text.slice(from, start), isHit: false })
    parts.push({ text: text.slice(start, end).trimEnd(), isHit: true })
    from = start + text.slice(start, end).trimEnd().length
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHit: false })
  return parts
}

/** A text cut at the places of the terms; the parts joined are the text. */
export const markHits = (text: string, terms: readonly SearchTerm[]): SnippetPart[] =>
  cutAt(text, hitsIn(text, terms))

const SENTENCE_END = /[。！？!?；;\n]/u

/** The words around the first hit, from the start of its sentence where that is near, with every hit in them marked. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): SnippetPart[] {
  const hits = hitsIn(text, terms)
  const first = hits[0]?.start ?? 0
  let start = first
  while (start > 0 && first - start < LEAD * 2 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1
  if (first - start >= LEAD * 2) start = first - LEAD
  const end = Math.min(text.length, Math.max(start + LENGTH, first + LENGTH / 2))
  const lead = start > 0 && !SENTENCE_END.test(text.charAt(start - 1)) ? '…' : ''
  const shown = hits
    .filter((hit) => hit.start >= start && hit.end <= end)
    .map((hit) => ({ start: hit.start - start + lead.length, end: hit.end - start + lead.length }))
  return cutAt(`${lead}${text.slice(start, end)}${end < text.length ? '…' : ''}`, shown)
}
