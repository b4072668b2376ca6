import { simplifyCharacter } from './search-fold'

/** What is looked for in a text, and what counts as the same. 全角 and 半角 always do. */
export type FindAsk = {
  query: string
  /** Upper and lower case are told apart. */
  isExact: boolean
  /** Latin words and numbers are found whole: `AI` not in `CHAIN`. */
  isWhole: boolean
  /** 繁体 and 简体 count as the same. */
  unitesScripts: boolean
}

/** Half-open, UTF-16 code units of the text. */
export type Match = { start: number; end: number }

/** A character with its marks; marks without one stand alone. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gu
const LATIN = /[\p{Script=Latin}\p{Nd}]/u

type Folding = Pick<FindAsk, 'isExact' | 'unitesScripts'>

function foldCharacter(character: string, { isExact, unitesScripts }: Folding): string {
  const narrow = character.normalize('NFKC')
  const cased = isExact ? narrow : narrow.toLowerCase()
  return unitesScripts ? [...cased].map(simplifyCharacter).join('') : cased
}

/** A text in the form that is compared; `at` says of each code unit which character of the text it came from, by its start. */
type Folded = { text: string; at: number[] }

function foldText(original: string, folding: Folding): Folded {
  let text = ''
  const at: number[] = []
  for (const { 0: character, index } of original.matchAll(CHARACTER)) {
    const folded = foldCharacter(character, folding)
    for (let unit = 0; unit < folded.length; unit += 1) at.push(index)
    text += folded
  }
  return { text, at: [...at, original.length] }
}

/**
 * Where the words stand in a text, in order, none over another. A match begins and ends with whole characters of the text,
 * whatever those unfold to (㎡ is found by `m2`, not by `m`).
 */
export function findMatches(original: string, ask: FindAsk): Match[] {
  const query = foldText(ask.query, ask).text
  if (query === '') return []
  const { text, at } = foldText(original, ask)
  const matches: Match[] = []
  for (let from = text.indexOf(query); from !== -1;) {
    const to = from + query.length
    const [start = 0, end = original.length] = [at[from], at[to]]
    const isWithin = from > 0 && at[from - 1] === start
    const isCut = to < text.length && at[to - 1] === end
    const isFound = !isWithin && !isCut && (!ask.isWhole || isWhole(original, { start, end }))
    if (isFound) matches.push({ start, end })
    from = text.indexOf(query, isFound ? to : from + 1)
  }
  return matches
}

/** Chinese has no gaps between words: only Latin letters and digits at an end can go on beyond it. */
function isWhole(text: string, { start, end }: Match): boolean {
  const goesOn = (one: string | undefined, other: string | undefined) =>
    one !== undefined && other !== undefined && LATIN.test(one) && LATIN.test(other)
  return !goesOn(text[start - 1], text[start]) && !goesOn(text[end - 1], text[end])
}

/**
 * What of found words has to change to become others: the part between what both begin and end with, so that a mark on
 * words that stay is not touched. Characters are never cut.
 */
export function changedPart(found: string, words: string): { start: number; end: number; text: string } {
  const [one, other] = [[...found], [...words]]
  let same = 0
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1
  let tail = 0
  while (
    tail < Math.min(one.length, other.length) - same &&
    one[one.length - 1 - tail] === other[other.length - 1 - tail]
  )
    tail += 1
  return {
    start: one.slice(0, same).join('').length,
    end: one.slice(0, one.length - tail).join('').length,
    text: other.slice(same, other.length - tail).join(''),
  }
}
