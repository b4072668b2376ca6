import type { MentionSuggestion } from '../model'
import type { Passage } from './candidate'
import { allMatches } from './all-matches'
import type { Span } from './clauses'
import { regionLevel } from './learned/region-level'
import { isSource, sentenceStart } from './learned/sentence-places'

/** 全市, 我国 that own what follows, rather than being what it is a part of (占全市…, 居全省第二, 高于全国平均). */
const WHOLE =
  /(?<![占居列在比于为出排到达入是的对向较])(?:全(市|省|区|县|镇|乡|村|州)(?![场域份面力体程方位民居])|(全国|我国))(?![第首前平]|最|同行业|人大|政协|各地)/gu
/** What may stand before 全国 at the head of a clause, and what makes it a whole that something else has a part of. */
const HEADS = /(?:^|[,。;:“”]|[年月日末底度前来间])$/u
const SHARED = /平均|份额|占比|订单|的$/u
const OWNERS = new Set(['place', 'organization', 'person', 'project', 'event'])
const AUTONOMOUS = /^(?:广西|内蒙古|宁夏|新疆|西藏)/u

/**
 * Who 全市, 全县, 我国 are when they head what a figure tells: of the regions of that level that the article has named so far, also
 * at the head of a body's name (绥化市统计局), the one named most often, of several the last. Null where the sentence has no such
 * word, or where another name stands between it and the figure.
 */
export function wholeOwner(
  passages: readonly Passage[],
  here: Passage,
  figure: Span,
  names: ReadonlyMap<Passage, readonly MentionSuggestion[]>,
): string | null {
  const { folded } = here
  const from = sentenceStart(folded, figure.start)
  const word = allMatches(folded.slice(from, figure.start), WHOLE).at(-1)
  if (!word) return null
  const end = from + word.index + word[0].length
  if (namesOwner(names.get(here) ?? [], end, figure.start) || /[“”]/u.test(folded.slice(end, figure.start)))
    return null
  const [, level, nation] = word
  if (nation !== undefined) {
    const lead = folded.slice(from, end - nation.length)
    const isOwn = HEADS.test(lead) && !SHARED.test(folded.slice(end, figure.start))
    const told = names
      .get(here)
      ?.filter((name) => name.start >= from && name.end < end && OWNERS.has(name.type))
    const isAlone = told?.every((name) => isSource(folded, name.start, name.end))
    return isOwn && (nation === '我国' || isAlone) ? nation : null
  }
  const before = passages.slice(0, passages.indexOf(here) + 1)
  const regions = before.flatMap((passage) =>
    (names.get(passage) ?? [])
      .filter(({ start }) => passage !== here || start < figure.start)
      .flatMap((name) => regionIn(name, level ?? '') ?? []),
  )
  return mostNamed(regions)
}

/** Whether one who may own figures is named between two offsets. */
export function namesOwner(names: readonly MentionSuggestion[], from: number, to: number): boolean {
  return names.some(({ type, start, end }) => OWNERS.has(type) && start >= from && end <= to)
}

/** The region of a level that a name is, or that heads it (绥化市|统计局). */
function regionIn({ text, type }: MentionSuggestion, level: string): string | null {
  if (/^自治[区州县]$/u.test(text)) return null
  if (type === 'place' || type === 'project') {
    if (regionLevel(text) === level) return text
    if (level === '区' && AUTONOMOUS.test(text) && type === 'place') return text
  }
  if (type !== 'organization' && type !== 'place') return null
  const at = text.indexOf(level, 1)
  const isRegion = at > 0 && (at > 1 || level === '县' || regionLevel(text.slice(0, at)) !== null)
  return isRegion && at < Math.min(9, text.length - 1) && /^[\u4e00-\u9fff]+$/u.test(text.slice(0, at))
    ? text.slice(0, at + 1)
    : null
}

function mostNamed(regions: readonly string[]): string | null {
  const stem = (text: string) =>
    text.replace(/^.{2,3}[省市](?=.{2})/u, '').replace(/(?<=.{2})[市省区县镇乡村州]$/u, '')
  const counts = new Map<string, number>()
  for (const text of regions) counts.set(stem(text), (counts.get(stem(text)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const best = regions.findLast((text) => counts.get(stem(text)) === most)
  if (best === undefined) return null
  return regions.findLast((text) => stem(text) === stem(best) && /[市省区县镇乡村州]$/u.test(text)) ?? best
}
