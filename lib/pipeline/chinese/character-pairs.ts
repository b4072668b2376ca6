const letter = /[\p{L}\p{N}\p{Cs}]/u
const unknown = 0
const yes = 1
const no = 2
/** Whether each UTF-16 unit is of a letter or a digit, as far as it was asked. */
const known = new Uint8Array(2 ** 16)

function isLetter(code: number): boolean {
  if (Number.isNaN(code)) return false
  if (known[code] === unknown) known[code] = letter.test(String.fromCharCode(code)) ? yes : no
  return known[code] === yes
}

/** Calls `visit` with a number for each two neighbouring letters or digits of a text; equal pairs have equal numbers. */
export function eachPair(text: string, visit: (pair: number) => void) {
  let before = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const own = isLetter(code) ? code : 0
    // Kept within 32 bits: such numbers are found fastest.
    if (before !== 0 && own !== 0) visit((before << 16) | own)
    before = own
  }
}

/** The pair that two texts make where they meet, white space left aside; null when a letter or digit is wanting. */
export function meetingPair(before: string, after: string): number | null {
  const last = before.trimEnd()
  const first = after.trimStart().charCodeAt(0)
  const code = last.charCodeAt(last.length - 1)
  return isLetter(code) && isLetter(first) ? (code << 16) | first : null
}
