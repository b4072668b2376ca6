import { fold, foldWithPlaces } from './search-text'

export type SnippetPart = { text: string; isHit: boolean }

const LENGTH = 90
const LEAD = 24

/** What a reader typed, as folded terms: parted by white space, kept whole between quotation marks. */
export function termsOf(query: string): string[] {
  const parts = query.matchAll(/["“”「」]([^"“”「」]+)["“”「」]|([^\s"“”「」]+)/gu)
  const terms = [...parts].map(([, quoted, plain]) => fold(quoted ?? plain ?? ''))
  return [...new Set(terms.filter((term) => /[\p{L}\p{N}]/u.test(term)))]
}

type Hit = { start: number; end: number }

/** Where the folded terms stand in a printed text; those that overlap are one. */
function hitsIn(text: string, terms: readonly string[]): Hit[] {
  const { text: folded, at } = foldWithPlaces(text)
  const found = terms.flatMap((term) => {
    const hits: Hit[] = []
    for (let from = folded.indexOf(term); from !== -1; from = folded.indexOf(term, from + term.length)) {
      hits.push({ start: at[from] ?? 0, end: at[from + term.length] ?? text.length })
    }
    return hits
  })
  const merged: Hit[] = []
  for (const hit of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last && hit.start <= last.end) last.end = Math.max(last.end, hit.end)
    else merged.push(hit)
  }
  return merged
}

/** A text cut at its hits; the parts joined are the text. `terms` are folded. */
export function markHits(text: string, terms: readonly string[]): SnippetPart[] {
  const parts: SnippetPart[] = []
  let from = 0
  for (const { start, end } of hitsIn(text, terms)) {
    if (start > from) parts.push({ text: text.slice(from, start), isHit: false })
    parts.push({ text: text.slice(start, end).trimEnd(), isHit: true })
    from = start + text.slice(start, end).trimEnd().length
  }
  if (from < text.length) parts.push({ text: text.slice(from), isHit: false })
  return parts
}

const SENTENCE_END = /[。！？!?；;\n]/u

/** The words around the first hit, from the start of its sentence where that is near, with every hit in them marked. */
export function snippetOf(text: string, terms: readonly string[]): SnippetPart[] {
  const first = hitsIn(text, terms)[0]?.start ?? 0
  let start = first
  while (start > 0 && first - start < LEAD * 2 && !SENTENCE_END.test(text.charAt(start - 1))) start -= 1
  if (first - start >= LEAD * 2) start = first - LEAD
  const end = Math.min(text.length, Math.max(start + LENGTH, first + LENGTH / 2))
  const cut = `${start > 0 && !SENTENCE_END.test(text.charAt(start - 1)) ? '…' : ''}${text.slice(start, end)}`
  return markHits(`${cut}${end < text.length ? '…' : ''}`, terms)
}
