import type { Candidate, Passage } from './candidate'
import { divisions, type Division } from './divisions'

const LEVEL =
  /^(?:特别行政区|自治区|自治州|自治县|自治旗|新区|[省市县区州旗](?![长委])|[省市县区州旗](?=委))/u
const SELF_GOVERNED = /[\u4e00-\u9fff]{2,3}(?:[\u4e00-\u9fff]{1,4}?族){1,3}自治[州县旗区]/gu
const COUNTY = /^[\u4e00-\u9fff]{2,5}[市县]$/u
const NOT_A_COUNTY =
  /(?:[城级都股楼夜超上门闹集车花灯早开入罢全各我本省邻外辖强]|贫困|产粮|大|小|示范|试点|重点|特色)[市县]$/u

/** Counties and cities that no list knows: a word of the dictionary with its level (寿光市, 大理白族自治州, 洛城|街道). */
export function findDictionaryPlaces({ folded, words }: Passage): Candidate[] {
  const named = words.flatMap(({ text, tag, start, end }) => {
    if (COUNTY.test(text) && !NOT_A_COUNTY.test(text)) return [place(start, end, 0.9)]
    const level =
      tag === 'ns' && !/[省市县区州旗]$/u.test(text) ? LEVEL.exec(folded.slice(end, end + 5)) : null
    const isName = level && text.length > 1 && !NOT_A_COUNTY.test(text + level[0])
    return isName ? [place(start, end + level[0].length, 0.85)] : []
  })
  const selfGoverned = [...folded.matchAll(SELF_GOVERNED)].map((match) =>
    place(match.index, match.index + match[0].length, 0.9),
  )
  return [...named, ...selfGoverned]
}

/** 山东省|寿光市, 嘉善县|姚庄镇|金星村: parts of one address are one place. */
export function joinPlaces(folded: string, places: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = []
  for (const first of places.toSorted((a, b) => b.start - a.start)) {
    if (!/[省市县区州镇乡旗]$/u.test(folded.slice(first.start, first.end))) continue
    for (const second of [...places, ...joined]) {
      const isLevel = /[市县区州镇乡村道旗]$/u.test(folded.slice(second.start, second.end))
      if (isLevel && second.start === first.end)
        joined.push({ ...place(first.start, second.end, 0.9), rule: 'shape.address' })
    }
  }
  return joined
}

const byCity = groupByCity()

function groupByCity(): Map<string, Division[]> {
  const groups = new Map<string, Division[]>()
  for (const division of divisions) {
    const group = groups.get(division.city)
    if (group) group.push(division)
    else groups.set(division.city, [division])
  }
  return groups
}

/** 深圳|宝安, 沈阳|铁西区: a city and one of its districts or counties are one place, be the district's name ever so common. */
export function joinDistricts({ folded, edges }: Passage, places: readonly Candidate[]): Candidate[] {
  return places.flatMap(({ end, start, canonical }) => {
    const isAt = (name: string) => folded.startsWith(name, end)
    for (const { city, name, short, usual } of byCity.get(canonical ?? '') ?? []) {
      const surface = [name, usual].find(isAt) ?? (edges.has(end + short.length) && isAt(short) ? short : null)
      if (!surface || surface.length < 2) continue
      const joined = place(start, end + surface.length, 0.95)
      return [{ ...joined, canonical: name.endsWith('区') ? `${city}${name}` : name }]
    }
    return []
  })
}

function place(start: number, end: number, score: number): Candidate {
  return { start, end, type: 'place', canonical: null, rule: 'dictionary.place', score }
}
