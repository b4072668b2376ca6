/** The shortest span that has a word, and how many spans of one length make one of the next. */
const UNIT_MS = 64_000
const RADIX = 4
/** 64 seconds to eight and a half years. */
const LEVELS = 12

const lengthOf = (level: number) => UNIT_MS * RADIX ** level
const wordOf = (level: number, number: number) => `+${level}.${number}`

/**
 * The words by which the index of search finds a document by the time it was published at: one for the span of each length that the time
 * lies in. A search for the newest then reads but a few words of time beside those of its text.
 */
export const timeWords = (time: Date): string[] =>
  Array.from({ length: LEVELS }, (_, level) => wordOf(level, Math.floor(time.getTime() / lengthOf(level))))

/** A span is widened by no more than this part of its length at each end, so that few words cover it. */
const WIDENED = 1 / 8

/** Some ten words, one of which every document has that was published from `from` to `to`, and nearly no other. */
export function wordsCovering(from: Date, to: Date): string[] {
  const span = Math.max(0, to.getTime() - from.getTime())
  let level = 0
  while (level + 1 < LEVELS && lengthOf(level + 1) <= span * WIDENED) level += 1
  let [first, end] = [
    Math.floor(from.getTime() / lengthOf(level)),
    Math.floor(to.getTime() / lengthOf(level)) + 1,
  ]
  const words: string[] = []
  for (; first < end; level += 1, first /= RADIX, end /= RADIX) {
    const isLast = level === LEVELS - 1
    while (first < end && (isLast || first % RADIX !== 0)) words.push(wordOf(level, first++))
    while (first < end && end % RADIX !== 0) words.push(wordOf(level, --end))
    if (isLast) break
  }
  return words
}
