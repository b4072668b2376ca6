/**
 * What `matchAll` finds, of a global pattern that is kept: `matchAll` makes a copy of the pattern for each text, which for the
 * hundred patterns of a short paragraph takes longer than looking for them.
 */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}
