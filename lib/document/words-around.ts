import { headOf, tailOf } from './whole-characters'

/** Up to so many characters either side are kept with a mark, and decide where nothing else can. */
const CONTEXT = 32

/** What stands before and behind a stretch of a text, up to 32 UTF-16 units either side, in whole characters. */
export function wordsAround(
  text: string,
  { start, end }: { start: number; end: number },
): { before: string; after: string } {
  return { before: tailOf(text.slice(0, start), CONTEXT), after: headOf(text.slice(end), CONTEXT) }
}
