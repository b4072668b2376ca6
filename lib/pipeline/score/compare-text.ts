const ignored = /[\s“”‘’"'＂＇「」『』《》〈〉]/gu

/** Text as the scores compare it: NFKC, lower case, without white space and quotation or book-title marks. */
export function toComparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(ignored, '')
}

/** Dice coefficient of the character trigrams, 0 to 1; texts shorter than three characters are compared whole. */
export function trigramDice(first: string, second: string): number {
  const left = countTrigrams(toComparable(first))
  const right = countTrigrams(toComparable(second))
  const total = sum(left) + sum(right)
  if (total === 0) return 1
  let shared = 0
  for (const [trigram, count] of left) shared += Math.min(count, right.get(trigram) ?? 0)
  return (2 * shared) / total
}

/** Whether two wordings of a field mean the same: equal, one inside the other, or alike in most trigrams. */
export function isAlike(first: string | null, second: string | null): boolean {
  if (first === null || second === null) return first === second
  const left = toComparable(first)
  const right = toComparable(second)
  if (left === right) return true
  if (left === '' || right === '') return false
  return left.includes(right) || right.includes(left) || trigramDice(first, second) >= 0.5
}

function countTrigrams(text: string): Map<string, number> {
  const characters = [...text]
  const counts = new Map<string, number>()
  const last = Math.max(characters.length - 2, characters.length > 0 ? 1 : 0)
  for (let index = 0; index < last; index += 1) {
    const trigram = characters.slice(index, index + 3).join('')
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
  }
  return counts
}

function sum(counts: ReadonlyMap<string, number>): number {
  let total = 0
  for (const count of counts.values()) total += count
  return total
}
