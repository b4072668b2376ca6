import { searchFold } from './search-fold'
import { valuedText } from './valued-text'

/** One thing that a reader asks for. */
export type SearchTerm = {
  folded: string
  /** The same with values for its large numbers; null when it has none. */
  valued: string | null
}

const TERMS = 8
const TERM_LENGTH = 64

/** What a query asks for: parted by white space, kept whole between quotation marks; no more and no longer than anyone types. */
export function termsOf(query: string): SearchTerm[] {
  // 1.5 万 is one number; NFKC first, since a number may be written in full width.
  const joined = query.normalize('NFKC').replaceAll(/(?<=\d)\s+(?=[百千万亿])/gu, '')
  const parts = joined.matchAll(/["“”「」『』]([^"“”「」『』]+)["“”「」『』]|([^\s"“”「」『』]+)/gu)
  const folded = [...parts].map(([, quoted, plain]) => cut(searchFold(quoted ?? plain ?? '')))
  return [...new Set(folded.filter((term) => /[\p{L}\p{N}]/u.test(term)))].slice(0, TERMS).map(toTerm)
}

export const toTerm = (folded: string): SearchTerm => ({ folded, valued: valuedText(folded) })

/** Cut between characters: half of a pair of surrogates is in no text. */
const cut = (term: string) => [...term].slice(0, TERM_LENGTH).join('')
