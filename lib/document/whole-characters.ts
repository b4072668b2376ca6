// Half of a character is no text to the database and a box to the reader: lengths count UTF-16 units, cuts keep characters whole.

/** True when a place of a text lies between the two halves of one character. */
export const isInCharacter = (text: string, at: number): boolean => (text.codePointAt(at - 1) ?? 0) > 0xff_ff

/** The beginning of a text, at most so long. */
export const headOf = (text: string, length: number): string =>
  text.slice(0, length < text.length && isInCharacter(text, length) ? length - 1 : length)

/** The end of a text, at most so long. */
export function tailOf(text: string, length: number): string {
  const from = Math.max(0, text.length - length)
  return text.slice(isInCharacter(text, from) ? from + 1 : from)
}
