import { textDifference } from '../text-difference'

/** Replaces the characters from `start` to `end` of a text by `text`. */
export type Splice = { start: number; end: number; text: string }

/** How `before` becomes `after`: splices of `before`, in order, not touching each other. */
export function splicesOf(before: string, after: string): Splice[] {
  const splices: Splice[] = []
  let at = 0
  let open: Splice | null = null
  for (const { kind, text } of textDifference(before, after)) {
    if (kind === 'same') {
      at += text.length
      open = null
      continue
    }
    if (!open) splices.push((open = { start: at, end: at, text: '' }))
    if (kind === 'removed') at += text.length
    if (kind === 'removed') open.end = at
    else open.text += text
  }
  return splices
}

/**
 * What the way from `base` to `theirs` means for `ours`, which was edited from `base` as well: splices of `ours`, in order.
 * Edits of ours at the edge of a change stay; those that lie wholly within characters that theirs takes away go with them.
 */
export function mergeSplices(base: string, ours: string, theirs: string): Splice[] {
  const edits = splicesOf(base, ours)
  const merged: Splice[] = []
  for (const splice of splicesOf(base, theirs)) {
    if (edits.some((edit) => isSame(edit, splice))) continue
    const start = Math.max(placeAfter(edits, splice.start, 'start'), merged.at(-1)?.end ?? 0)
    const end = Math.max(start, placeAfter(edits, splice.end, 'end'))
    if (start < end || splice.text !== '') merged.push({ start, end, text: splice.text })
  }
  return merged
}

const isSame = (one: Splice, other: Splice) =>
  one.start === other.start && one.end === other.end && one.text === other.text

/**
 * Where a place of a text stands after edits of it: as the start of a stretch behind edits that touch it, as its end before
 * them. What was typed at either edge of a stretch is outside of it.
 */
export function placeAfter(edits: readonly Splice[], at: number, side: 'start' | 'end'): number {
  let shift = 0
  for (const { start, end, text } of edits) {
    const isBefore = side === 'start' ? end <= at : end <= at && start < at
    if (isBefore) shift += text.length - (end - start)
    else if (start < at && at < end) return side === 'start' ? start + shift + text.length : start + shift
    else break
  }
  return at + shift
}

/** The stretches of `ours` that are not in `base`: what was typed. */
export function typedRanges(base: string, ours: string): { start: number; end: number }[] {
  let shift = 0
  return splicesOf(base, ours).map(({ start, end, text }) => {
    const from = start + shift
    shift += text.length - (end - start)
    return { start: from, end: from + text.length }
  })
}
