/** Punctuation that a compositor squeezes to half a square at a line's end or beside another. */
const squeezable = new Set(
  Array.from('、，。；：？！“”‘’（）《》〈〉【】「」『』—…·', (mark) => mark.charCodeAt(0)),
)
const closers = /[”’"'）)》〉】」』\]]+$/u

/**
 * The printed width of a line in em: a Chinese character is 1, Latin and digits about half. Stray spaces of the
 * extraction count for nothing, punctuation next to punctuation or at the end counts half.
 */
export function widthOf(text: string): number {
  let width = 0
  let wasPunctuation = false
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const em = emOf(code)
    if (em === 0) continue
    const isPunctuation = squeezable.has(code)
    width += isPunctuation && wasPunctuation ? em - 0.5 : em
    wasPunctuation = isPunctuation
  }
  return wasPunctuation ? width - 0.5 : width
}

/** By UTF-16 unit; the second half of a rare character counts for nothing. */
function emOf(code: number): number {
  if (code >= 0x4e00 && code <= 0x9fff) return 1
  if (code <= 0x20 || code === 0xa0) return 0
  if (code < 0x2000) return 0.55
  const isNothing = (code >= 0x200b && code <= 0x200d) || (code >= 0xdc00 && code <= 0xdfff)
  return isNothing ? 0 : 1
}

/** A sentence can end here: full stop, question or exclamation mark, also inside closing quotes or brackets. */
export function endsSentence(text: string): boolean {
  const bare = text.trim().replace(closers, '')
  return /[。！？!?…]$/u.test(bare)
}

/** A bracket that closes an article: `……会议。(据“上海发布”微信公众号)`, or its end alone when the line began inside it. */
function endsWithSignature(text: string): boolean {
  if (!/[）)]$/u.test(text)) return false
  const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('))
  return open <= 0 || /[。！？!?…”]\s*$/u.test(text.slice(0, open))
}

/** A paragraph can end here: a sentence's end, or the colon or dash that announces a list or a quotation. */
export function endsParagraph(text: string): boolean {
  const trimmed = text.trim()
  return endsSentence(trimmed) || /(?:[：:]|——|———|――)$/u.test(trimmed) || endsWithSignature(trimmed)
}

/** The text of a display line is letter-spaced: `高 端 访 谈`. */
export function isLetterSpaced(text: string): boolean {
  const trimmed = text.trim()
  if (!/^.\s/u.test(trimmed)) return false
  const tokens = trimmed.split(/\s+/u)
  return tokens.length >= 3 && tokens.every((token) => [...token].length === 1)
}

/** Characters that never begin a line of Chinese text on their own, so the line continues the one before. */
export function continuesLine(text: string): boolean {
  return /^[，。、；：？！”’）》〉】」』,.;:!?)\]%％]/u.test(text.trim())
}

/** How wide one line is beside another, in words. */
export function ratioOf(own: number, other: number): string {
  const ratio = own / Math.max(1, other)
  if (ratio < 0.6) return 'much shorter'
  if (ratio < 0.87) return 'shorter'
  if (ratio <= 1.15) return 'alike'
  return ratio < 1.7 ? 'longer' : 'much longer'
}
