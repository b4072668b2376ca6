const PAIRS: Readonly<Record<string, string>> = {
  '《': '》',
  '〈': '〉',
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '[': ']',
  '【': '】',
  '"': '"',
  "'": "'",
}
const CLOSERS = new Set(Object.values(PAIRS))
const EDGE = /[\s，。、；：！？,;:!?·…—-]/u

const isOpened = (text: string, closer: string) =>
  Object.entries(PAIRS).some(([open, close]) => close === closer && open !== close && text.includes(open))
const isClosed = (text: string, opener: string) => {
  const closer = PAIRS[opener]
  return closer !== undefined && closer !== opener && text.includes(closer)
}

/**
 * The part of a selection that names something: spaces, stops, brackets and quotation marks around it are left off.
 * A bracket whose partner stands inside the words stays: 中国联通（上海）.
 * Answers offsets into `text`; start equals end when nothing is left.
 */
export function snapRange(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  for (;;) {
    const words = text.slice(from, to)
    const first = words.at(0)
    const last = words.at(-1)
    if (first === undefined || last === undefined) return { start: from, end: from }
    if (PAIRS[first] === last && words.length > 1) {
      from += 1
      to -= 1
    } else if (EDGE.test(first) || (CLOSERS.has(first) && !isOpened(words, first))) from += 1
    else if (EDGE.test(last) || (last in PAIRS && !isClosed(words, last))) to -= 1
    else if (first in PAIRS && !isClosed(words.slice(1), first)) from += 1
    else if (CLOSERS.has(last) && !isOpened(words.slice(0, -1), last)) to -= 1
    else return { start: from, end: to }
  }
}
