/**
 * The last characters before an offset, at most `length` UTF-16 units: all that a pattern which must end there can look
 * at. Given the whole text before it, it would be tried at every character of the paragraph.
 */
export function tailBefore(folded: string, at: number, length: number): string {
  return folded.slice(Math.max(0, at - length), at)
}
