const END = /[。！？!?…\n]+[”’」』）)]*/gu

/** The sentence of `text` that holds the characters `start` to `end`; sentences end at 。！？ and their closing quotes. */
export function sentenceAt(text: string, start: number, end: number): string {
  let from = 0
  let to = text.length
  for (const match of text.matchAll(END)) {
    const after = match.index + match[0].length
    if (after <= start) from = after
    else if (after >= end) {
      to = after
      break
    }
  }
  return text.slice(from, to).trim()
}
