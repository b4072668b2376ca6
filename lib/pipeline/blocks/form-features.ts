import { endsSentence, isLetterSpaced } from './measure'
import { remember } from './feature-group'
import type { FeatureGroup, FeatureGroups } from './feature-group'
import { FORM_PATTERNS } from './form-patterns'
import { likelyPatterns, PATTERNS_MAX } from './likely-patterns'
import type { PageLine } from './page-lines'
import { isPersonName } from './person-names'

const halves = [FORM_PATTERNS.slice(0, PATTERNS_MAX), FORM_PATTERNS.slice(PATTERNS_MAX)].map((patterns) => ({
  patterns,
  likely: likelyPatterns(patterns),
}))

/** What the words of a line say for themselves, by name. */
export function formFeatures(line: PageLine, groups: FeatureGroups): FeatureGroup {
  const { clean, kind } = line
  const [first, second] = [fitting(clean, 0), fitting(clean, 1)]
  const hasGaps = /\s/u.test(clean)
  const name = kind.kind === 'discard' ? kind.reason : kind.kind
  const length = lengthOf(hasGaps ? clean.replace(/\s/gu, '').length : clean.length)
  const ending = endsSentence(clean) ? 'sentence ends' : line.isEnded ? 'paragraph ends' : 'open end'
  const marks = marksOf(line, hasGaps)
  const code = `${codeOf(first)}${codeOf(second)}${name} ${length} ${ending} ${marks.length > 0 ? marks.join() : ''}`
  return (
    groups.get(code) ??
    remember(groups, code, [
      'any',
      ...namesOf(first, 0),
      ...namesOf(second, 1),
      `kind=${name}`,
      `length=${length}`,
      ending,
      ...marks,
    ])
  )
}

/** Which patterns of a half fit a line, as bits. */
function fitting(clean: string, half: number): number {
  const own = halves[half]
  let found = 0
  for (let left = own?.likely(clean) ?? 0; left !== 0; left &= left - 1) {
    const at = 31 - Math.clz32(left & -left)
    if (own?.patterns[at]?.pattern.test(clean) === true) found |= 1 << at
  }
  return found
}

function namesOf(found: number, half: number): string[] {
  return (halves[half]?.patterns ?? []).flatMap(({ name }, at) => ((found & (1 << at)) === 0 ? [] : [name]))
}

/** Bits as two characters. */
function codeOf(bits: number): string {
  return String.fromCharCode(bits & 0xffff, bits >>> 16)
}

/** What a line looks like besides its words. */
function marksOf(line: PageLine, hasGaps: boolean): string[] {
  const marks: string[] = []
  if (hasGaps && isLetterSpaced(line.clean)) marks.push('letter-spaced')
  if (line.isDoubled) marks.push('doubled')
  if (line.isMarkedHeading) marks.push(`marked heading ${levelOf(line.text)}`)
  if (isName(line.clean)) marks.push('a name')
  return marks
}

function levelOf(text: string): string {
  const level = /^\s*(#{1,6})/u.exec(text)?.[1]?.length ?? 0
  return level > 2 ? '3' : String(level)
}

/** Whether a line is a person's name and nothing else. */
export function isName(clean: string): boolean {
  return clean.length <= 5 && isPersonName(clean.replace(/\s+/gu, ''))
}

function lengthOf(length: number): string {
  if (length <= 4) return '4'
  if (length <= 8) return '8'
  if (length <= 12) return '12'
  if (length <= 16) return '16'
  if (length <= 22) return '22'
  if (length <= 30) return '30'
  return length <= 45 ? '45' : length <= 80 ? '80' : 'long'
}
