import { diffChars } from 'diff'

/** A stretch of two texts compared: in both, only in the first (`removed`), or only in the second (`added`). */
export type DifferencePart = { kind: 'same' | 'removed' | 'added'; text: string }

/** A change between two stretches that stayed the same; at most one side of it is empty. */
type Change = { removed: string; added: string }
type Stretch = { same: string } | Change

/** Beyond this many changed characters two texts are called different as a whole. */
const EDITS_MAX = 600
/** Up to this many unchanged characters may be read with the changes around them. */
const ISLAND_MAX = 4

const wordEnd = /[\p{Nd}A-Za-z.%]+$/u
const wordStart = /^[\p{Nd}A-Za-z.%]+/u

/**
 * What was changed from one text to another, character by character (Myers), as a person would mark it: numbers and
 * Latin words change as a whole, and a few unchanged characters between two changes belong to them. All parts but the
 * added ones are the first text, all but the removed ones the second.
 */
export function textDifference(before: string, after: string): DifferencePart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  return glued(wholeWords(stretchesOf(before, after))).flatMap(partsOf)
}

function stretchesOf(before: string, after: string): Stretch[] {
  const found = diffChars(before, after, { maxEditLength: EDITS_MAX })
  if (!found) return aroundTheMiddle(before, after)
  const stretches: Stretch[] = []
  for (const { value, added, removed } of found) {
    if (!added && !removed) {
      stretches.push({ same: value })
      continue
    }
    const open = stretches.at(-1)
    const change = { removed: removed ? value : '', added: added ? value : '' }
    if (open && 'removed' in open) stretches[stretches.length - 1] = joined(open, '', change)
    else stretches.push(change)
  }
  return stretches
}

/** What both texts begin and end with, and all between as one change. */
function aroundTheMiddle(before: string, after: string): Stretch[] {
  const [first, second] = [[...before], [...after]]
  const shorter = Math.min(first.length, second.length)
  let start = 0
  while (start < shorter && first[start] === second[start]) start += 1
  let end = 0
  while (end < shorter - start && first.at(-1 - end) === second.at(-1 - end)) end += 1
  const middle = (characters: string[]) => characters.slice(start, characters.length - end).join('')
  return [
    { same: first.slice(0, start).join('') },
    { removed: middle(first), added: middle(second) },
    { same: first.slice(first.length - end).join('') },
  ]
}

const joined = (first: Change, between: string, second: Change): Change => ({
  removed: first.removed + between + second.removed,
  added: first.added + between + second.added,
})

/** Takes the rest of a number or a Latin word into the change that cuts it: 1.5 becomes 1.8, not 5 becomes 8. */
function wholeWords(stretches: readonly Stretch[]): Stretch[] {
  const result = stretches.map((stretch) => ({ ...stretch }))
  for (const [at, change] of result.entries()) {
    if (!('removed' in change)) continue
    const [before, after] = [result[at - 1], result[at + 1]]
    const { removed, added } = change
    if (before && 'same' in before && (wordStart.test(removed) || wordStart.test(added))) {
      const head = wordEnd.exec(before.same)?.[0] ?? ''
      before.same = before.same.slice(0, before.same.length - head.length)
      Object.assign(change, { removed: head + change.removed, added: head + change.added })
    }
    if (after && 'same' in after && (wordEnd.test(removed) || wordEnd.test(added))) {
      const tail = wordStart.exec(after.same)?.[0] ?? ''
      after.same = after.same.slice(tail.length)
      Object.assign(change, { removed: change.removed + tail, added: change.added + tail })
    }
  }
  return result.filter((stretch) => !('same' in stretch) || stretch.same !== '')
}

const sizeOf = ({ removed, added }: Change) => Math.max(removed.length, added.length)

/** Joins changes across islands: one character, or a few that are less than half of the change on either side. */
function glued(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  for (const stretch of stretches) {
    const island = result.at(-1)
    const open = result.at(-2)
    if ('same' in stretch || !island) result.push(stretch)
    else if ('removed' in island) result[result.length - 1] = joined(island, '', stretch)
    else if (open && 'removed' in open && isIsland(island.same, open, stretch))
      result.splice(-2, 2, joined(open, island.same, stretch))
    else result.push(stretch)
  }
  return result
}

function isIsland(same: string, before: Change, after: Change): boolean {
  const size = Math.min(sizeOf(before), sizeOf(after))
  return same.length === 1 || (same.length <= ISLAND_MAX && 2 * same.length < size)
}

function partsOf(stretch: Stretch): DifferencePart[] {
  const parts: DifferencePart[] =
    'same' in stretch
      ? [{ kind: 'same', text: stretch.same }]
      : [
          { kind: 'removed', text: stretch.removed },
          { kind: 'added', text: stretch.added },
        ]
  return parts.filter(({ text }) => text !== '')
}
