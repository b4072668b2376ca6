import type { Candidate, Passage } from './candidate'
import { divisions, provinceOf, type Division } from './divisions'
import { wordIndexAt } from './words-of'

/** 沿着正定, 去正定, 正定:, 正定的, 正定、: where a name of a place stands rather than a word. */
const BEFORE = /(?:^|[,。;:!?、“(《\s在从到去往赴至于离距])$/u
const AFTER = /^(?:$|[的,。;:!?、”)\s]|县城|城区|境内|地区|一带|老城|人(?![民才工员力]))/u

const homonyms = groupHomonyms()

/** Short names of counties that are words as well (正定, 无为, 滨湖), by the name without its level. */
function groupHomonyms(): Map<string, Division[]> {
  const groups = new Map<string, Division[]>()
  for (const division of divisions) {
    if (!division.isAmbiguous || division.short.length < 2) continue
    groups.set(division.short, [...(groups.get(division.short) ?? []), division])
  }
  return groups
}

/**
 * Counties whose short name says something else as well, where the article names them in full or speaks of their city or
 * province, and where a place may stand.
 */
export function findHomonymPlaces(passages: readonly Passage[]): Map<Passage, Candidate[]> {
  const article = passages.map(({ folded }) => folded).join('\n')
  const known = new Map<string, boolean>()
  const isNamed = (name: string) => {
    const answer = known.get(name) ?? article.includes(name)
    known.set(name, answer)
    return answer
  }
  return new Map(passages.map((passage) => [passage, homonymsIn(passage, isNamed)]))
}

function homonymsIn(passage: Passage, isNamed: (name: string) => boolean): Candidate[] {
  const mayBe = passage.words.filter(({ text }) => text.length > 1 && homonyms.has(text))
  return mayBe.flatMap(({ text, tag, start, end }): Candidate[] => {
    const owners = homonyms.get(text)
    if (!owners) return []
    const { folded } = passage
    const spelled = owners.find(({ name, usual }) => isNamed(name) || isNamed(usual))
    const near = spelled ?? owners.find(({ city }) => isSpokenOf(isNamed, city))
    const isBound = BEFORE.test(folded[start - 1] ?? '') && AFTER.test(folded.slice(end))
    const isPlace = tag === 'ns' && !isOfName(passage, end)
    if (!near || !(isBound || (isPlace && (spelled || isHalfBound(folded, start, end))))) return []
    const canonical = near.name.endsWith('区') ? `${near.city}${near.name}` : near.name
    return [{ start, end, type: 'place', canonical, rule: 'dictionary.place', score: spelled ? 0.85 : 0.75 }]
  })
}

function isHalfBound(folded: string, start: number, end: number): boolean {
  return BEFORE.test(folded[start - 1] ?? '') || AFTER.test(folded.slice(end))
}

/** 太湖|湾, 中山|路: a place that begins another name. */
function isOfName({ words }: Passage, end: number): boolean {
  const next = words[wordIndexAt(words, end)]
  return next !== undefined && next.start === end && /^[湾路街山江河湖港站桥]$/u.test(next.text)
}

function isSpokenOf(isNamed: (name: string) => boolean, city: string): boolean {
  const province = provinceOf(city)
  return [city.replace(/市$/u, ''), province].some((name) => name !== null && isNamed(name))
}
