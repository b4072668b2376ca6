import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { GIVEN_CHARACTERS, NAME_SYLLABLES, YI_CLAN } from './person-words'

const OF_CLAN = new RegExp(`${YI_CLAN}([\\u4e00-\\u9fff]{2})`, 'gu')
/** The syllables by their first character: most places of a text begin none. */
const SYLLABLES = byFirst(NAME_SYLLABLES.split('|'))
/** Whether a UTF-16 unit begins one. */
const BEGINS = new Uint8Array(2 ** 16)
for (const first of SYLLABLES.keys()) BEGINS[first.charCodeAt(0)] = 1
const MOST = 4

/** 格桑曲珍, 吉伍巫且, 额尔敦木图: two or more of the syllables that names of a people are made of, or a clan with a given name. */
export function findComposedNames({ folded, edges }: Passage): Candidate[] {
  const spans = composedSpans(folded)
  for (const match of allMatches(folded, OF_CLAN)) {
    const isGiven = Array.from(match[1] ?? '').every((character) => GIVEN_CHARACTERS.has(character))
    if (isGiven) spans.push({ start: match.index, end: match.index + match[0].length })
  }
  return spans.flatMap(({ start, end }): Candidate[] => {
    const next = folded.charAt(end)
    const isAlone = edges.has(end) || !/[\u4e00-\u9fff]/u.test(next)
    if (!isAlone || /[县市区州盟旗乡镇村山河湖路街]/u.test(next)) return []
    return [{ start, end, type: 'person', canonical: null, rule: 'person.compound', score: 0.85 }]
  })
}

function composedSpans(folded: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = []
  for (let at = 0; at < folded.length - 3; at += 1) {
    if (BEGINS[folded.charCodeAt(at)] !== 1) continue
    let end = at
    let count = 0
    for (; count < MOST; count += 1) {
      const syllable = SYLLABLES.get(folded.charAt(end))?.find((part) => folded.startsWith(part, end))
      if (!syllable) break
      end += syllable.length
    }
    if (count < 2) continue
    spans.push({ start: at, end })
    at = end - 1
  }
  return spans
}

function byFirst(syllables: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const syllable of syllables.toSorted((a, b) => b.length - a.length)) {
    const group = groups.get(syllable.charAt(0))
    if (group) group.push(syllable)
    else groups.set(syllable.charAt(0), [syllable])
  }
  return groups
}
