import type { MentionSuggestion } from '../model'
import type { Passage } from './candidate'
import { clausesBefore } from './clauses'

const SUBJECTS = new Set(['place', 'organization', 'project', 'event'])
const NOT_A_SUBJECT = /^(?:全国|世界|亚洲|欧洲|欧盟)$|奖$/u
const LEAD =
  /^(?:其中|此外|同时|据统计|据介绍|据了解|统计显示|数据显示|目前|如今|当前|至今|截至[^,]*|[^,]{0,14}(?:年|月|日|来|期间|底|末|季度|上午|下午)|而|但|并|在|以|由|从|使|让|推动|策源地|为|给|助力|带动|帮助|作为[^,]*|会上|记者从|近日|日前|昨天|今天|如|例如|尤其是?|特别是|的|“|"|\s)*$/u

export type NamesByPassage = ReadonlyMap<Passage, readonly MentionSuggestion[]>
export type SubjectFinder = (passage: Passage, at: number) => string | null

/** The mentions of an article by the passage in which they stand. */
export function namesByPassage(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
): Map<Passage, MentionSuggestion[]> {
  const groups = new Map<string, MentionSuggestion[]>()
  for (const mention of mentions) {
    const key = `${mention.field}${mention.block}`
    const group = groups.get(key)
    if (group) group.push(mention)
    else groups.set(key, [mention])
  }
  return new Map(passages.map((passage) => [passage, groups.get(`${passage.field}${passage.block}`) ?? []]))
}

/**
 * Tells whose figure stands at a place: the name that heads the nearest clause before it in the paragraph, else in
 * the three paragraphs before, else the first name of the headline, else the place (where none is named, the name)
 * that the article repeats most.
 */
export function subjectFinder(passages: readonly Passage[], mentions: NamesByPassage): SubjectFinder {
  const subjects = new Map([...mentions].map(([passage, names]) => [passage, names.filter(isSubject)]))
  const all = [...subjects.values()].flat()
  const fallback = all.find(({ field }) => field === 'headline')?.text ?? mostFrequent(all)
  const places = new Map(passages.map((passage, index) => [passage, index]))
  return (passage, at) => {
    const here = headOf(passage, subjects.get(passage) ?? [], at)
    if (here) return here
    const index = places.get(passage) ?? 0
    for (const earlier of passages.slice(Math.max(0, index - 3), index).toReversed()) {
      if (earlier.field !== 'body') continue
      const found = headOf(earlier, subjects.get(earlier) ?? [], earlier.folded.length)
      if (found) return found
    }
    return fallback
  }
}

function isSubject({ type, text }: MentionSuggestion): boolean {
  return SUBJECTS.has(type) && !NOT_A_SUBJECT.test(text)
}

function headOf({ folded }: Passage, names: readonly MentionSuggestion[], at: number): string | null {
  for (const clause of clausesBefore(folded, at)) {
    const head = names.find(
      ({ start, end }) =>
        start >= clause.start && end <= clause.end && LEAD.test(folded.slice(clause.start, start)),
    )
    if (head && !isScope(folded, head)) return subjectName(folded, head)
  }
  return null
}

/** 榕江县委书记…介绍 speaks for 榕江县. */
function subjectName(folded: string, { end, text }: MentionSuggestion): string {
  const isOffice =
    /[\u4e00-\u9fff]{2}[省市区县州]委$/u.test(text) && /^(?:副?书记|常委)/u.test(folded.slice(end, end + 3))
  return isOffice ? text.slice(0, -1) : text
}

function isScope(folded: string, { start, end }: MentionSuggestion): boolean {
  return (
    folded[start - 1] === '占' ||
    (folded[start - 1] === '在' && folded[end] === '、') ||
    /^(?:排名|第)/u.test(folded.slice(end))
  )
}

function mostFrequent(names: readonly MentionSuggestion[]): string | null {
  const counts = new Map<string, number>()
  const places = names.filter(({ type }) => type === 'place')
  for (const { text } of places.length > 1 ? places : names) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
