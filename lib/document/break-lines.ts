/** What may not begin a line, and what may not end one (行首、行尾禁则). */
const CLOSING = /^[、。，．：；！？…—～·’”」』〉》）】〕％‰℃,.:;!?)\]}%]/u
const OPENING = /[‘“「『〈《（【〔([{]$/u

/** Letters, digits and what joins them: R&D, G60, 2023-12. */
const JOINED = /^[\p{Script=Latin}\p{Nd}&/+-]/u
const JOINING = /[\p{Script=Latin}\p{Nd}&/+-]$/u

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** The stretches between which a line may end. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  for (const { segment } of WORDS.segment(text)) {
    const last = pieces.at(-1)
    const isHeld =
      last !== undefined &&
      (CLOSING.test(segment) || OPENING.test(last) || (JOINING.test(last) && JOINED.test(segment)))
    if (isHeld) pieces[pieces.length - 1] = last + segment
    else pieces.push(segment)
  }
  return pieces
}

/** How wide a text is, in any unit. */
type WidthOf = (text: string) => number

function fill(text: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = []
  let line = ''
  const put = (piece: string) => {
    if (line !== '' && widthOf((line + piece).trim()) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  for (const piece of piecesOf(text)) {
    if (widthOf(piece.trim()) <= width) put(piece)
    else for (const character of piece) put(character)
  }
  return [...lines, line.trim()].filter(Boolean)
}

const STEPS = 12

/**
 * Breaks a text into as few lines as fit into a width, all about equally long: between words, Chinese ones too, before no mark that
 * closes and behind none that opens. What is longer than a line is cut anywhere.
 */
export function breakLines(text: string, width: number, widthOf: WidthOf): string[] {
  const widest = fill(text, width, widthOf)
  // Narrower, a word would be cut that need not be.
  const words = piecesOf(text).map((piece) => widthOf(piece.trim()))
  let [lines, low, high] = [widest, Math.max(0, ...words.filter((word) => word <= width)), width]
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2
    const tried = fill(text, middle, widthOf)
    if (tried.length > widest.length) low = middle
    else [lines, high] = [tried, middle]
  }
  return lines
}

type Box = { width: number; /** The largest first. */ sizes: readonly number[]; lines: number }

/** The largest size in which a text fits into so many lines; what does not fit in the smallest ends with an ellipsis. `widthOf` is that of size 1. */
export function fitText(text: string, box: Box, widthOf: WidthOf): { size: number; lines: string[] } {
  let smallest = 1
  for (const size of box.sizes) {
    const lines = breakLines(text, box.width / size, widthOf)
    if (lines.length <= box.lines) return { size, lines }
    smallest = size
  }
  const width = box.width / smallest
  const lines = fill(text, width, widthOf).slice(0, box.lines)
  const last = [...(lines.pop() ?? '')]
  while (last.length > 0 && widthOf(`${last.join('')}…`) > width) last.pop()
  return { size: smallest, lines: [...lines, `${last.join('')}…`] }
}
