/** Punctuation after which a printed line is most often cut. */
const STOP = /[。！？；，、：”）]/u

/** The places between two characters of a text, none inside a surrogate pair. */
function cutsOf(text: string): number[] {
  let at = 0
  return [...text].slice(0, -1).map((character) => (at += character.length))
}

/**
 * Where a line is cut when two articles share it: in its widest gap, else behind the first stop after its middle, else in
 * the middle. Offsets count from the start of the text given; null when it has fewer than two characters.
 */
export function likelyCut(text: string): number | null {
  const ink = text.trim()
  const from = text.length - text.trimStart().length
  const cuts = cutsOf(ink)
  const middle = cuts[Math.floor(cuts.length / 2)]
  if (middle === undefined) return null
  const [gap] = [...ink.matchAll(/\s{2,}/gu)].sort((one, other) => other[0].length - one[0].length)
  if (gap) return from + gap.index + gap[0].length
  return from + (cuts.find((at) => at >= middle && STOP.test(ink[at - 1] ?? '')) ?? middle)
}

/** A step of the place of a cut: by a character, or on to the next stop or gap; never to the ends of the text. */
export function moveCut(text: string, at: number, by: 1 | -1 | 'stop' | '-stop'): number {
  const cuts = cutsOf(text)
  const isStop = (cut: number) =>
    STOP.test(text[cut - 1] ?? '') || (/\s/u.test(text[cut - 1] ?? '') && /\S/u.test(text[cut] ?? ''))
  const after = cuts.filter((cut) => cut > at)
  const before = cuts.filter((cut) => cut < at)
  if (by === 1) return after[0] ?? at
  if (by === -1) return before.at(-1) ?? at
  return by === 'stop'
    ? (after.find(isStop) ?? after.at(-1) ?? at)
    : (before.findLast(isStop) ?? before[0] ?? at)
}
