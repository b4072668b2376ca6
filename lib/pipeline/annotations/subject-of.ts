import type { MentionSuggestion } from '../model'
import type { Passage } from './candidate'
import { clausesBefore } from './clauses'

const SUBJECTS = new Set(['place', 'organization', 'project', 'event'])
const NOT_A_SUBJECT = /^(?:全国|世界|亚洲|欧洲|欧盟)$|奖$/u
const LEAD =
  /^(?:其中|此外|同时|据统计|据介绍|据了解|统计显示|数据显示|目前|如今|当前|至今|截至[^,]*|[^,]{0,14}(?:年|月|日|来|期间|底|末|季度|上午|下午)|而|但|并|在|以|由|从|使|让|推动|策源地|为|给|助力|带动|帮助|作为[^,]*|会上|记者从|近日|日前|昨天|今天|如|例如|尤其是?|特别是|的|“|"|\s)*$/u

/**
 * Whose figure it is: the name that heads the nearest clause before it in the paragraph, else in the paragraphs
 * before, else the first name of the headline, else the place, or
 * where no places are named the name, that the article repeats most.
 */
export function subjectOf(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
  passage: Passage,
  at: number,
): string | null {
  const index = passages.indexOf(passage)
  const names = mentions.filter(({ type, text }) => SUBJECTS.has(type) && !NOT_A_SUBJECT.test(text))
  const here = headOf(passage, namesIn(names, passage), at)
  if (here) return here
  for (const earlier of passages.slice(Math.max(0, index - 3), index).toReversed()) {
    if (earlier.field !== 'body') continue
    const found = headOf(earlier, namesIn(names, earlier), earlier.folded.length)
    if (found) return found
  }
  return names.find(({ field }) => field === 'headline')?.text ?? mostFrequent(names)
}

function namesIn(names: readonly MentionSuggestion[], { field, block }: Passage): MentionSuggestion[] {
  return names.filter((name) => name.field === field && name.block === block)
}

function headOf({ folded }: Passage, names: readonly MentionSuggestion[], at: number): string | null {
  for (const clause of clausesBefore(folded, at)) {
    const head = names.find(
      ({ start, end }) =>
        start >= clause.start && end <= clause.end && LEAD.test(folded.slice(clause.start, start)),
    )
    if (head && !isScope(folded, head)) return head.text
  }
  return null
}

function isScope(folded: string, { start, end }: MentionSuggestion): boolean {
  return /占$/u.test(folded.slice(0, start)) || /^(?:排名|第)/u.test(folded.slice(end))
}

function mostFrequent(names: readonly MentionSuggestion[]): string | null {
  const counts = new Map<string, number>()
  const places = names.filter(({ type }) => type === 'place')
  for (const { text } of places.length > 1 ? places : names) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
