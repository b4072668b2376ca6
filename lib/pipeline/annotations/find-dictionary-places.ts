import { allMatches } from './all-matches'
import type { Candidate, Passage } from './candidate'
import { AMBIGUOUS_SHORTS, divisions, PEOPLES, provinceOf, type Division } from './divisions'
import { wordIndexAt } from './words-of'

/** Waters, hills, temples and towns that the dictionary knows: 莫高窟, 天兴洲. */
const SIGHT = /^[\u4e00-\u9fff]{2,3}[窟寺塔洲岛山河湖江湾桥关港坡沟岭峡泉洞堡庙陵园湿阁楼宫]$/u
/** Words of the dictionary's places that name none of a city's. */
const NO_TOWN =
  /^(?:.*[市县区省国州洲站港湾山江河湖海路桥]|中国|全国|世界|城市|城乡|银行|大学|地区|城区|郊区|农村|沿海|西部|东部|南部|北部|中部)$/u
const LEVEL =
  /^(?:特别行政区|自治区|自治州|自治县|自治旗|新区|[省市县区州旗](?![长委])|[省市县区州旗](?=委))/u
const SELF_GOVERNED = new RegExp(`[\\u4e00-\\u9fff]{2,4}?(?:${PEOPLES}){1,3}自治[州县旗区]`, 'gu')
const COUNTY = /^[\u4e00-\u9fff]{2,5}[市县]$/u
const NOT_A_COUNTY =
  /^(?:中国|我国|全国)|(?:[城级都股楼夜超上门闹集车花灯早开入罢全各我本省邻外辖强]|贫困|产粮|大|小|示范|试点|重点|特色)[市县]$/u

/** Counties and cities that no list knows: a word of the dictionary with its level (寿光市, 大理白族自治州, 洛城|街道). */
export function findDictionaryPlaces({ folded, words }: Passage): Candidate[] {
  const mayBe = words.filter(({ text, tag }) => tag === 'ns' || (text.length > 2 && COUNTY.test(text)))
  const named = mayBe.flatMap(({ text, tag, start, end }) => {
    if (/^(?:国家|省级|市级)/u.test(text)) return []
    if (text.length > 2 && COUNTY.test(text) && !NOT_A_COUNTY.test(text)) return [place(start, end, 0.9)]
    const level =
      tag === 'ns' && !/[省市县区州旗]$/u.test(text) ? LEVEL.exec(folded.slice(end, end + 5)) : null
    const isName = level && text.length > 1 && !NOT_A_COUNTY.test(text + level[0])
    return isName ? [place(start, end + level[0].length, 0.85)] : []
  })
  const autonomies = folded.includes('自治') ? allMatches(folded, SELF_GOVERNED) : []
  const selfGoverned = autonomies.map((match) => place(match.index, match.index + match[0].length, 0.9))
  const sights = mayBe.flatMap(({ text, tag, start, end }) =>
    tag === 'ns' && SIGHT.test(text) ? [place(start, end, 0.74)] : [],
  )
  return [...named, ...selfGoverned, ...sights]
}

/** 山东省|寿光市, 嘉善县|姚庄镇|金星村: parts of one address are one place. */
export function joinPlaces(folded: string, places: readonly Candidate[]): Candidate[] {
  const joined: Candidate[] = []
  for (const first of places.toSorted((a, b) => b.start - a.start)) {
    if (!/[省市县区州镇乡旗]$/u.test(folded.slice(first.start, first.end))) continue
    for (const second of [...places, ...joined]) {
      const isLevel = /[市县区州镇乡村道旗岛屯场]$/u.test(folded.slice(second.start, second.end))
      if (isLevel && second.start === first.end) joined.push(addressOf(folded, first.start, second.end))
    }
  }
  return joined
}

/** A zone is run, a district is lived in: 松山湖高新区. */
const ZONE = /(?:高新区|经开区|开发区|示范区|试验区|实验区|保税区|度假区|合作区|园区)$/u

function addressOf(folded: string, start: number, end: number): Candidate {
  const type = ZONE.test(folded.slice(start, end)) ? 'project' : 'place'
  return { ...place(start, end, 0.9), type, rule: 'shape.address' }
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
      const surface =
        [name, usual].find(isAt) ?? (edges.has(end + short.length) && isAt(short) ? short : null)
      if (!surface || surface.length < 2) continue
      const joined = place(start, end + surface.length, 0.95)
      return [{ ...joined, canonical: name.endsWith('区') ? `${city}${name}` : name }]
    }
    return []
  })
}

/** 鄂州|葛店, 晋江|陈埭: a town without its level behind its city, known to the dictionary or to nobody. */
export function joinTowns({ folded, words }: Passage, places: readonly Candidate[]): Candidate[] {
  return places.flatMap(({ start, end, type, canonical }): Candidate[] => {
    if (type !== 'place' || !/[市县区州]$/u.test(canonical ?? '')) return []
    const first = words[wordIndexAt(words, end)]
    if (first?.start !== end) return []
    const isTown = first.tag === 'ns' && /^[\u4e00-\u9fff]{2,3}$/u.test(first.text)
    if (isTown && !NO_TOWN.test(first.text) && !AMBIGUOUS_SHORTS.has(first.text))
      return [place(start, first.end, 0.84)]
    const to = end + 2
    const isUnknown = words.every(
      (word) =>
        word.end <= end || word.start >= to || (word.end <= to && /^(?:nr|zg|x|nrt)$/u.test(word.tag)),
    )
    const isBound = /^(?:$|[的,。、]|[迁开]|[^\u4e00-\u9fff])/u.test(folded.slice(to))
    return isUnknown && isBound && /^[\u4e00-\u9fff]{2}$/u.test(folded.slice(end, to))
      ? [place(start, to, 0.72)]
      : []
  })
}

const byProvince = groupByProvince()

/** Cities by their short name and counties by each of their names, in one list a province. */
function groupByProvince(): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const { city, name, short, usual } of divisions) {
    const province = provinceOf(city)
    if (!province) continue
    const group = groups.get(province) ?? new Map<string, string>()
    groups.set(province, group)
    group.set(city, city).set(city.replace(/(?:市|地区|盟)$/u, ''), city)
    if (name.endsWith('区')) continue
    for (const surface of [name, usual, short]) if (surface.length > 1) group.set(surface, name)
  }
  return groups
}

/**
 * 贵州|榕江, 浙江|丽水: a province and one of its cities or counties are one place, be its name ever so common; not at the head
 * of a list whose other cities share the province (浙江嘉兴、杭州).
 */
export function joinCities({ folded, edges }: Passage, places: readonly Candidate[]): Candidate[] {
  return places.flatMap(({ start, end, canonical }) => {
    const cities = byProvince.get(folded.slice(start, end))
    if (!cities || canonical === null) return []
    const length = [7, 6, 5, 4, 3, 2].find(
      (size) => edges.has(end + size) && cities.has(folded.slice(end, end + size)),
    )
    if (!length) return []
    const to = end + length
    const next = /^[、和]([\u4e00-\u9fff]{2,7})/u.exec(folded.slice(to, to + 8))?.[1] ?? ''
    const isList = [7, 6, 5, 4, 3, 2].some((size) => cities.has(next.slice(0, size)))
    if (isList) return []
    return [{ ...place(start, to, 0.93), canonical: cities.get(folded.slice(end, to)) ?? null }]
  })
}

function place(start: number, end: number, score: number): Candidate {
  return { start, end, type: 'place', canonical: null, rule: 'dictionary.place', score }
}
