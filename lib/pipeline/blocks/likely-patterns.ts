/** What a text must show for a pattern to fit it: one of these characters first, last, or anywhere. Spares most texts the pattern. */
export type Hints = { opens?: string; ends?: string; has?: string }

/** How many patterns can be told apart in one number. */
export const PATTERNS_MAX = 31

/**
 * Tells which of up to PATTERNS_MAX patterns may fit a text, as bits from the first on; those without hints always may.
 * One look at each character.
 */
export function likelyPatterns(hints: readonly Hints[]): (text: string) => number {
  const opens = bitsByUnit(hints.map((hint) => hint.opens))
  const ends = bitsByUnit(hints.map((hint) => hint.ends))
  const has = bitsByUnit(hints.map((hint) => hint.has))
  return (text) => {
    const first = opens.always | (opens.bits[opens.classes[text.charCodeAt(0)] ?? 0] ?? 0)
    const last = ends.always | (ends.bits[ends.classes[text.charCodeAt(text.length - 1)] ?? 0] ?? 0)
    let seen = has.always
    for (let at = 0; at < text.length; at += 1) seen |= has.bits[has.classes[text.charCodeAt(at)] ?? 0] ?? 0
    return first & last & seen
  }
}

/** The patterns that ask for a UTF-16 unit, by the class of the unit; class 0 is of those that none asks for. */
type UnitBits = { classes: Uint8Array; bits: number[]; always: number }

function bitsByUnit(wanted: readonly (string | undefined)[]): UnitBits {
  const classes = new Uint8Array(2 ** 16)
  const bits = [0]
  let always = 0
  for (const [at, units] of wanted.entries()) {
    if (units === undefined) always |= 1 << at
    for (const unit of units ?? '') {
      const code = unit.charCodeAt(0)
      if (classes[code] === 0) classes[code] = bits.push(0) - 1
      const own = classes[code] ?? 0
      bits[own] = (bits[own] ?? 0) | (1 << at)
    }
  }
  if (bits.length > 256) throw new RangeError('too many characters for a table of bytes')
  return { classes, bits, always }
}
