/**
 * Full-width Latin letters, digits and punctuation as their ASCII twins, white space as a plain space.
 * The length never changes, so offsets into the result are offsets into the text.
 */
export function foldWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000\u00A0\t]/gu, foldOne)
}

function foldOne(char: string): string {
  const code = char.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : ' '
}
