export type Span = { start: number; end: number }

/** The stretch around an offset that one of the marks ends on either side. */
function spanAround(text: string, from: number, to: number, marks: RegExp): Span {
  let start = from
  while (start > 0 && !marks.test(text[start - 1] ?? '')) start -= 1
  let end = to
  while (end < text.length && !marks.test(text[end] ?? '')) end += 1
  return { start, end }
}

const CLAUSE = /[,。;!?:\n]/u
const SENTENCE = /[。!?;\n]/u

export function clauseAround(folded: string, from: number, to: number): Span {
  return spanAround(folded, from, to, CLAUSE)
}

export function sentenceAround(folded: string, from: number, to: number): Span {
  return spanAround(folded, from, to, SENTENCE)
}
