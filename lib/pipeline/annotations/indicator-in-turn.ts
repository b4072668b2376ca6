import type { MentionSuggestion, MetricKind, MetricSuggestion } from '../model'
import type { Passage } from './candidate'
import { clauseAround, sentenceAround } from './clauses'
import { indicatorOf, sideOf } from './indicator-of'
import type { Quantity } from './quantity'

/**
 * What a figure measures among the figures told before in its passage: its own words without whose it is, or what an earlier one measures
 * where it has none.
 */
export function indicatorInTurn(
  passage: Passage,
  quantity: Quantity,
  kind: MetricKind,
  subject: string | null,
  earlier: readonly MetricSuggestion[],
  names: readonly MentionSuggestion[],
): string {
  const { folded } = passage
  const { start, unit } = quantity
  const previous = earlier.at(-1)
  const boundary = previous?.end ?? 0
  const clause = clauseAround(folded, start, quantity.end)
  const before = folded.slice(Math.max(clause.start, boundary), start).trim()
  const told = previous && goesOnWith(folded, previous, clause.start, start) ? previous.indicator : ''
  const listed = previous?.unit === unit && /^[和与及、]$/u.test(folded.slice(previous.end, start))
  const distributed = inOrder(folded, quantity, earlier)
  if (listed || (distributed !== null && distributed !== told))
    return sideOf(null, distributed ?? told, before)
  const read = indicatorOf(passage, quantity, boundary, subject)
  if (read && !isOwner(read, names)) return sideOf(withoutOwner(read, names), told, before)
  const isTold = read === null && told !== ''
  const mayBeAlike = !isTold && kind !== 'rank' && (kind !== 'share' || read !== null)
  const alike = mayBeAlike ? lastAlike(earlier, unit, kind) : null
  return sideOf(null, alike ?? (told || (read ?? '')), before)
}

/** Whether a figure goes on with what the one before measures: within its sentence, or where 这个 points back. */
function goesOnWith(folded: string, previous: MetricSuggestion, clauseStart: number, start: number): boolean {
  return (
    folded.slice(previous.end, start).search(/[。!?]/u) < 0 ||
    /这(?:个|一|项)/u.test(folded.slice(clauseStart, start))
  )
}

/** 总部员工7200人。其中东港2900人: who has a figure of the same unit and sort has it of the same thing. */
function lastAlike(earlier: readonly MetricSuggestion[], unit: string, kind: MetricKind): string | null {
  const last = earlier.findLast(
    (other) => other.unit === unit && other.kind === kind && other.indicator !== '',
  )
  return last?.indicator ?? null
}

const OWNERS = /^(?:place|organization|person|project)$/u

/** 德令哈市, 上海银行居首: whose figure it is, not what is measured. */
function isOwner(words: string, names: readonly MentionSuggestion[]): boolean {
  const bare = words
    .replace(/^其中/u, '')
    .replace(/(?:分别|依次|居首|最高|最低|最多|最少|以|则|一家|就|只|也|各)+$/u, '')
  const owners = names.filter(({ type }) => OWNERS.test(type))
  const rest = owners.reduce((text, name) => text.replace(name.text, ''), bare)
  return rest !== words && /^[、和与及]*$/u.test(rest)
}

/** 古镇镇|灯饰产值: a name that heads the words owns what is measured, unless another one is told with it. */
function withoutOwner(words: string, names: readonly MentionSuggestion[]): string {
  const owner = names.find(
    ({ text, type }) => type !== 'project' && OWNERS.test(type) && words.startsWith(text),
  )
  if (!owner) return words
  const rest = words.slice(owner.text.length).replace(/^(?:的|今年|去年)+/u, '')
  return rest.length > 1 && !/^[、和与到至两各]/u.test(rest) ? rest : words
}

/** 交易量…,交易额…,分别增长28.7%和4.6%: the figures behind 分别 are about the ones before them, in their order. */
function inOrder(
  folded: string,
  { start, unit }: Quantity,
  earlier: readonly MetricSuggestion[],
): string | null {
  const sentence = sentenceAround(folded, start, start)
  const mark = folded.lastIndexOf('分别', start)
  if (mark < sentence.start) return null
  const before = earlier.filter((metric) => metric.start >= sentence.start && metric.end <= mark)
  const place = earlier.filter((metric) => metric.start > mark && metric.unit === unit).length
  const rest = folded.slice(mark, sentence.end)
  const count = rest.split(unit).length - 1
  if (count < 2 || before.length < count || /[,;]/u.test(folded.slice(mark, start))) return null
  return before.slice(-count)[place]?.indicator ?? null
}
