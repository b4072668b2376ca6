import { allMatches } from './all-matches'
import type { AnnotationRule } from '../annotation-rules'
import type { TagType } from '../model'
import { isKnown, type Candidate, type Passage } from './candidate'
import { isOrdinaryWord, wordsOf } from './words-of'

/** A form that the article itself gives to a name that it has spelled out before (先全称后简称). */
export type ShortForm = {
  surface: string
  type: TagType
  canonical: string
  rule: AnnotationRule
  score: number
}

const COMPANY = /(?:股份)?有限(?:责任)?公司$|集团$|公司$/u
const ALIAS = /\((?:以下)?(?:统|下)?(?:简称|称)(?:为)?:?[“"]?([^“”"()]{2,14})[”"]?\)/gu
/** 高能同步辐射光源(HEPS): letters in brackets behind a name. */
const LETTERS = /\(([A-Z][A-Za-z\d-]{1,9})\)/gu
const LOCALITY = /(?:街道|新区|镇|乡|县|区|村|市)$/u
const REPEATABLE = 0.75

/** The short forms of the names found so far, and those names themselves where they stand unmarked elsewhere. */
export function shortFormsOf(
  passages: readonly Passage[],
  chosen: ReadonlyMap<Passage, Candidate[]>,
): ShortForm[] {
  const forms = new Map<string, ShortForm>()
  for (const passage of passages) {
    const names = chosen.get(passage) ?? []
    const spelled = names.flatMap((name) => formsOf(passages, passage, name, names))
    for (const form of [...aliasesIn(passage, names), ...spelled]) {
      if (!forms.has(form.surface)) forms.set(form.surface, form)
    }
  }
  return [...forms.values()]
}

function aliasesIn({ folded }: Passage, names: readonly Candidate[]): ShortForm[] {
  return [...allMatches(folded, ALIAS), ...allMatches(folded, LETTERS)].flatMap((match) => {
    const surface = match[1] ?? ''
    const full = names.find(
      ({ end }) => end === match.index || /^[”"》]$/u.test(folded.slice(end, match.index)),
    )
    if (!full) return []
    return [
      {
        surface,
        type: full.type,
        canonical: canonicalOf(folded, full),
        rule: 'short.announced',
        score: 0.96,
      },
    ]
  })
}

function formsOf(
  passages: readonly Passage[],
  { folded }: Passage,
  name: Candidate,
  names: readonly Candidate[],
): ShortForm[] {
  const text = folded.slice(name.start, name.end)
  const base = { type: name.type, canonical: canonicalOf(folded, name) }
  const forms: ShortForm[] = []
  if (name.score >= REPEATABLE && !isKnown(name) && text.length > 1) {
    forms.push({ ...base, surface: text, rule: 'short.repeated', score: name.score })
  }
  if (name.type === 'organization' && COMPANY.test(text)) {
    const surface = companyShort(passages, text, names)
    if (surface) forms.push({ ...base, surface, rule: 'short.company', score: 0.88 })
  }
  forms.push(
    ...partsOf(text, name, names).map((surface): ShortForm => ({
      ...base,
      surface,
      rule: 'short.part',
      score: 0.78,
    })),
  )
  const local = text.replace(LOCALITY, '')
  if (
    /^(?:shape.locality|dictionary.place)$/u.test(name.rule) &&
    local.length > 1 &&
    local !== text &&
    !isOrdinaryWord(local)
  ) {
    forms.push({ ...base, surface: local, rule: 'short.locality', score: 0.85 })
  }
  return forms
}

const ZONE = /(?:实验区|试验区|示范区|开发区|新区|合作区|园区|集聚区)$/u

/**
 * What a long name is called without the place before it (济南|地铁4号线一期, 中欧班列|沈阳集结中心), and a zone by its
 * place and first word (郑州航空港|经济综合实验区) or that word alone.
 */
function partsOf(text: string, name: Candidate, names: readonly Candidate[]): string[] {
  if (text.length < 6 || name.score < REPEATABLE || !/^(?:project|place|organization)$/u.test(name.type))
    return []
  const words = wordsOf(text)
  const place = words.find(({ tag }) => tag === 'ns')
  if (!place || names.length === 0) return []
  const tail = text.slice(place.start > 0 ? place.start : place.end)
  const parts =
    tail.length >= (place.start > 0 ? 4 : 5) &&
    !/^(?:国际|科创|科技)/u.test(tail) &&
    !isOrdinaryWord(tail) &&
    !/^[市省县区州镇]/u.test(tail)
      ? [tail]
      : []
  const next = words.find(({ start }) => start === place.end)
  if (ZONE.test(text) && place.start === 0 && next && next.text.length > 2 && next.end < text.length)
    parts.push(place.text + next.text, next.text)
  return parts
}

function canonicalOf(folded: string, { canonical, start, end }: Candidate): string {
  return canonical ?? folded.slice(start, end)
}

/**
 * What the article calls a company once it has named it: its brand, carried on by characters that follow in the full
 * name in the same order (上海昊海生物科技股份有限公司 → 昊海生科).
 */
function companyShort(
  passages: readonly Passage[],
  full: string,
  names: readonly Candidate[],
): string | null {
  const bare = full.replace(COMPANY, '').replace(/\([^()]*\)/gu, '')
  const core = withoutPlace(bare)
  const brand = core.slice(0, 2)
  if (core.length < 3 || isOrdinaryWord(brand) || names.length === 0) return null
  const rest = core.slice(2)
  const isPlace = passages.some(({ folded }) =>
    ['省', '市', '县', '区', '州', '镇'].some((level) => folded.includes(brand + level)),
  )
  if (isPlace) return null
  let best: string | null = null
  for (const { folded } of passages) {
    for (let at = folded.indexOf(brand); at >= 0; at = folded.indexOf(brand, at + 1)) {
      if (isInsideFull(folded, at, full)) continue
      const form = brand + carriedOn(folded.slice(at + 2, at + 8), rest)
      if (!best || form.length > best.length) best = form
    }
  }
  return best
}

function withoutPlace(name: string): string {
  let start = 0
  for (const { tag, text, end } of wordsOf(name)) {
    if ((tag !== 'ns' || text.length < 2) && !/^(?:中国|全国|国家|省|市)$/u.test(text)) break
    start = end
  }
  return name.slice(start)
}

function isInsideFull(folded: string, at: number, full: string): boolean {
  const offset = full.indexOf(folded.slice(at, at + 2))
  return folded.slice(at - offset, at - offset + full.length) === full
}

function carriedOn(following: string, rest: string): string {
  let taken = ''
  let from = 0
  for (const char of following) {
    const found = rest.indexOf(char, from)
    if (found < 0) break
    taken += char
    from = found + 1
  }
  const isOwnWord = taken === rest[0] && wordsOf(rest)[0]?.text.length === 1
  return taken.length === 1 && !isOwnWord ? '' : taken
}
