import { foldWidth } from './chinese/fold-width'
import type { GazetteerEntry } from './model'
import { passageOf } from './annotations/candidate'
import { knownNames } from './annotations/find-known-names'

type Range = { start: number; end: number }

/**
 * Makes what finds a name in texts where it stands for itself: not across the words of the dictionary when it is short, and
 * not inside a longer name of `others`.
 */
export function occurrenceFinder(
  name: GazetteerEntry,
  others: readonly GazetteerEntry[],
): (text: string) => Range[] {
  const folded = foldWidth(name.surface)
  const find = knownNames([name])
  const findLonger = knownNames(
    others.filter(({ surface }) => surface.length > folded.length && foldWidth(surface).includes(folded)),
  )
  return (text) => {
    if (!foldWidth(text).includes(folded)) return []
    const passage = passageOf('body', 0, text)
    const longer = findLonger(passage)
    return find(passage)
      .map(({ start }) => ({ start, end: start + folded.length }))
      .filter(({ start, end }) => !longer.some((other) => other.start <= start && other.end >= end))
  }
}
