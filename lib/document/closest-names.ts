/** How many characters must be changed, added or left out to make one text of the other; no more than `most` + 1. */
function editsBetween(from: readonly string[], to: readonly string[], most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let row = to.map((_character, at) => at + 1)
  for (const [above, character] of from.entries()) {
    let [left, diagonal] = [above + 1, above]
    row = to.map((other, at) => {
      const before = row[at] ?? 0
      left = Math.min(before + 1, left + 1, diagonal + (character === other ? 0 : 1))
      diagonal = before
      return left
    })
  }
  return row.at(-1) ?? from.length
}

/**
 * The names that someone who typed a text may have meant, nearest first: those that sound like it, then those that differ in
 * one character, of six or more in two. A text of one character may be anything.
 */
export function closestNames(
  folded: string,
  names: readonly { matched: string; folded: string; isAlike: boolean }[],
): string[] {
  const typed = [...folded]
  if (typed.length < 2) return []
  const most = typed.length >= 6 ? 2 : 1
  return names
    .map((name) => ({ ...name, edits: name.isAlike ? 0 : editsBetween(typed, [...name.folded], most) }))
    .filter(({ edits }) => edits <= most)
    .sort((a, b) => a.edits - b.edits)
    .map(({ matched }) => matched)
}
