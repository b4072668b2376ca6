import type { TextPart } from '../editorial/match-views'
import type { Range } from '../pipeline/model'
import { sharedPassages } from '../pipeline/shared-passages'

/** Shorter agreements between two differences are chance. */
const SHOWN_FROM = 12

/** Two texts cut where they begin or cease to agree; the parts of each put together are its text. */
export function compareTexts(first: string, second: string): { first: TextPart[]; second: TextPart[] } {
  const passages = sharedPassages(first, second, SHOWN_FROM)
  return {
    first: cutAt(
      first,
      passages.map((passage) => passage.first),
    ),
    second: cutAt(
      second,
      passages.map((passage) => passage.second),
    ),
  }
}

function cutAt(text: string, shared: readonly Range[]): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const { start, end } of shared.toSorted((a, b) => a.start - b.start)) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) parts.push({ text: text.slice(at, from), isShared: isSilent(text.slice(at, from)) })
    parts.push({ text: text.slice(from, end), isShared: true })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at), isShared: isSilent(text.slice(at)) })
  return merge(parts)
}

/** Punctuation and white space are not compared. */
const isSilent = (text: string) => !/[\p{L}\p{N}]/u.test(text)

function merge(parts: readonly TextPart[]): TextPart[] {
  const merged: TextPart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last?.isShared === part.isShared) last.text += part.text
    else merged.push({ ...part })
  }
  return merged
}
