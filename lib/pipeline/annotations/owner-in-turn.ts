import type { MentionSuggestion } from '../model'
import type { Span } from './clauses'

const OWNERS = new Set(['place', 'organization', 'person', 'project'])
const JOINS = /^(?:、|和|与|及|以及|,)$/u
/** Between the names and 分别 stands at most what is measured. */
const MOST_BETWEEN = 20

/**
 * 高要区、四会市、端州区进出口分别为82.4亿元、71.9亿元和58.6亿元: of names listed before 分别 and as many figures listed behind it, the name
 * in the figure's place. Null where they are not as many.
 */
export function ownerInTurn(
  folded: string,
  figure: Span,
  figures: readonly Span[],
  names: readonly MentionSuggestion[],
): string | null {
  const mark = lastMark(folded, figure.start)
  if (mark < 0 || /[。!?;]/u.test(folded.slice(mark, figure.start))) return null
  const listed = listBefore(folded, mark, names)
  const run = runBehind(folded, mark, figures)
  const place = run.findIndex(({ start }) => start === figure.start)
  return place >= 0 && listed.length > 1 && listed.length === run.length ? (listed[place] ?? null) : null
}

const MARK = /(?:分别|依次|分列|分居)(?!.*(?:分别|依次|分列|分居))/u
/** Figures in turn do not stand farther behind the word that says so. */
const REACH = 120

function lastMark(folded: string, at: number): number {
  const from = Math.max(0, at - REACH)
  const mark = folded.slice(from, at).search(MARK)
  return mark < 0 ? -1 : from + mark
}

/** The names that end the list nearest before an offset, in their order. */
function listBefore(folded: string, mark: number, names: readonly MentionSuggestion[]): string[] {
  const before = names.filter(({ type, end }) => OWNERS.has(type) && end <= mark)
  const last = before.at(-1)
  if (!last || /[。!?;,]/u.test(folded.slice(last.end, mark)) || mark - last.end > MOST_BETWEEN) return []
  let first = before.length - 1
  while (first > 0 && JOINS.test(folded.slice(before[first - 1]?.end, before[first]?.start))) first -= 1
  if (/[对向从自往到至比较占]/u.test(folded[(before[first]?.start ?? 0) - 1] ?? '')) return []
  return before.slice(first).map(({ text }) => text)
}

function runBehind(folded: string, mark: number, figures: readonly Span[]): Span[] {
  const behind = figures.filter(({ start }) => start > mark)
  const end = behind.findIndex(
    (figure, at) =>
      at > 0 &&
      !/^(?:、|和|与|及|以及|,)[^,。;]{0,2}$/u.test(folded.slice(behind[at - 1]?.end, figure.start)),
  )
  return end < 0 ? behind : behind.slice(0, end)
}
