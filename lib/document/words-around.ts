/** Up to so many characters either side are kept with a mark, and decide where nothing else can. */
const CONTEXT = 32

/** True when a place of a text lies between the two halves of one character. */
export const isInCharacter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xff_ff

/**
 * What stands before and behind a stretch of a text, up to 32 UTF-16 units either side, in whole characters: half of one is
 * no text to the database.
 */
export function wordsAround(
  text: string,
  { start, end }: { start: number; end: number },
): { before: string; after: string } {
  const from = Math.max(0, start - CONTEXT)
  const to = Math.min(text.length, end + CONTEXT)
  return {
    before: text.slice(isInCharacter(text, from) ? from + 1 : from, start),
    after: text.slice(end, isInCharacter(text, to) ? to - 1 : to),
  }
}
