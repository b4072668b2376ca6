import { toDecimalText } from '../chinese/parse-numeral'
import type { MentionSuggestion, MetricKind, MetricSuggestion } from '../model'
import type { Passage } from './candidate'
import { carriedPeriod, type Timed } from './carried-period'
import { clauseAround, sentenceAround } from './clauses'
import { findQuantities } from './find-quantities'
import type { Quantity } from './quantity'
import { findRanks } from './find-ranks'
import { indicatorInTurn } from './indicator-in-turn'
import { isMeasured } from './is-measured'
import { loosePeriod } from './loose-period'
import { mergeChanges } from './merge-changes'
import { isDecrease, kindOf, scopeOf } from './metric-kind'
import { withWhole } from './with-whole'
import { ownerInTurn } from './owner-in-turn'
import { periodOf } from './period-of'
import type { Told } from './learned/subject-features'
import { namesByPassage, subjectFinder } from './subject-of'
import { namesOwner, wholeOwner } from './whole-owner'

/** Names that may hold a figure of their own (3.6万吨压机, 18条政策): such a figure is part of the name. */
const NAMES_WITH_FIGURES = new Set(['technology', 'policy', 'event', 'project', 'organization'])

/**
 * The figures in the body of one article, each with the fields of a metric as the page words them. A clause that the
 * page prints twice word for word states its figures once.
 */
export function suggestMetrics(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
): MetricSuggestion[] {
  const names = namesByPassage(passages, mentions)
  const subjectAt = subjectFinder(passages, names)
  const stated = new Set<string>()
  let told: Told = null
  let timed: Timed | null = null
  return passages
    .filter(({ field }) => field === 'body')
    .flatMap((passage) => {
      let whole: string | null = null
      const ownerOf = (figure: Quantity, all: readonly Quantity[], before: Told) => {
        const inTurn = ownerInTurn(passage.folded, figure, all, names.get(passage) ?? [])
        if (inTurn) return inTurn
        const goesOn = before?.passage === passage && before.owner === whole
        whole =
          wholeOwner(passages, passage, figure, names) ??
          (goesOn && !namesOwner(names.get(passage) ?? [], before.end, figure.start) ? whole : null)
        return whole ?? subjectAt({ ...figure, passage }, before)
      }
      const metrics = metricsIn(passage, names.get(passage) ?? [], ownerOf, told, timed)
      told = toldBy(passage, metrics.at(-1)) ?? told
      timed = timeOf(metrics.find(isTimed), false) ?? timed
      return metrics
    })
    .filter(({ quote, text, indicator }) => {
      const key = `${quote}\n${text}\n${indicator}`
      const isNew = !stated.has(key)
      stated.add(key)
      return isNew
    })
}

function metricsIn(
  passage: Passage,
  names: readonly MentionSuggestion[],
  ownerOf: (figure: Quantity, all: readonly Quantity[], told: Told) => string | null,
  before: Told,
  timedBefore: Timed | null,
): MetricSuggestion[] {
  const quantities = quantitiesOf(passage.folded).filter((quantity) => !isInsideName(quantity, names))
  const metrics: MetricSuggestion[] = []
  for (const quantity of quantities) {
    const told = toldBy(passage, metrics.at(-1)) ?? before
    const timed = timeOf(metrics.findLast(isTimed), true) ?? timedBefore
    metrics.push(toMetric(passage, quantity, ownerOf(quantity, quantities, told), metrics, timed, names))
  }
  return metrics
}

function isTimed({ period }: MetricSuggestion): boolean {
  return period !== null
}

function timeOf(metric: MetricSuggestion | undefined, isHere: boolean): Timed | null {
  return metric?.period ? { period: metric.period, isHere } : null
}

function toldBy(passage: Passage, metric: MetricSuggestion | undefined): Told {
  return metric?.subject ? { passage, end: metric.end, owner: metric.subject } : null
}

function quantitiesOf(folded: string): Quantity[] {
  return readQuantities(folded).filter((quantity) => isMeasured(folded, quantity))
}

/** Every figure with a unit, rank, change and range in a text, in order, whether or not it measures something. */
export function readQuantities(folded: string): Quantity[] {
  const ranks = findRanks(folded)
  const others = findQuantities(folded).filter(
    (quantity) => !ranks.some(({ start, end }) => start < quantity.end && quantity.start < end),
  )
  const all = [...others.map((quantity) => withWhole(folded, quantity)), ...ranks].toSorted(
    (a, b) => a.start - b.start,
  )
  return mergeChanges(folded, all)
}

function isInsideName({ start, end }: Quantity, names: readonly MentionSuggestion[]): boolean {
  return names.some(
    (name) =>
      NAMES_WITH_FIGURES.has(name.type) &&
      name.rule !== 'run.learned' &&
      name.start <= start &&
      end <= name.end,
  )
}

function toMetric(
  passage: Passage,
  quantity: Quantity,
  subject: string | null,
  earlier: readonly MetricSuggestion[],
  timed: Timed | null,
  names: readonly MentionSuggestion[],
): MetricSuggestion {
  const { folded, text, field, block } = passage
  const { start, end, unit, qualifier, rule, score } = quantity
  const clause = clauseAround(folded, start, end)
  const previous = earlier.at(-1)
  const boundary = previous?.end ?? 0
  const isJoined = previous?.unit === unit && /^[和与及、]$/u.test(folded.slice(previous.end, start))
  const kind = isJoined && previous ? previous.kind : carriedKind(folded, quantity, clause.start, previous)
  return {
    field,
    block,
    start,
    end,
    text: text.slice(start, end),
    quote: text.slice(clause.start, clause.end).trim(),
    indicator: indicatorInTurn(passage, quantity, kind, subject, earlier, names),
    subject,
    value: toDecimalText(quantity.value),
    valueTo: quantity.valueTo && toDecimalText(quantity.valueTo),
    from: quantity.from && toDecimalText(quantity.from),
    direction: isDecrease(folded, quantity) || (isJoined && previous?.direction === 'down') ? 'down' : null,
    unit,
    qualifier,
    kind,
    period:
      periodOfMetric(folded, quantity, kind, previous) ??
      (kind === 'target' || kind === 'change' ? null : carriedPeriod(folded, start, timed)) ??
      loosePeriod(folded, start),
    scope: scopeOf(folded, quantity, kind, boundary) ?? partOf(folded, quantity, kind, clause.start, earlier),
    rule,
    score,
  }
}

/**
 * 签约项目48个,其中先进制造业31个,占比64.6%: the whole is what the figure before 其中 counts. 全国1/15的GDP、1/7的高新技术企业: fractions in one
 * clause share the whole of the first.
 */
function partOf(
  folded: string,
  { start, unit }: Quantity,
  kind: MetricKind,
  clauseStart: number,
  earlier: readonly MetricSuggestion[],
): string | null {
  const previous = earlier.at(-1)
  if (unit === 'ratio' && previous?.unit === unit && previous.start >= clauseStart) return previous.scope
  if (kind !== 'share') return null
  const sentence = sentenceAround(folded, start, start)
  const mark = folded.slice(sentence.start, start).lastIndexOf('其中')
  if (mark < 0) return null
  const at = sentence.start + mark
  return (
    earlier.findLast(({ start: from, end, unit: own }) => from >= sentence.start && end <= at && own !== '元')
      ?.indicator ?? null
  )
}

/** 有望达到5.2亿人次,收入超过6300亿元: what a forecast goes on to name is forecast too. */
function carriedKind(
  folded: string,
  quantity: Quantity,
  clauseStart: number,
  previous: MetricSuggestion | undefined,
): MetricKind {
  const kind = kindOf(folded, quantity)
  if (kind !== 'level' || previous?.kind !== 'target') return kind
  const between = folded.slice(previous.end, quantity.start)
  const isSame = !/[。!?;]/u.test(between) && !/已|目前|现有|如今|总投资|占地|合同|协议|全长/u.test(between)
  return isSame && quantity.start > clauseStart ? 'target' : kind
}

/** A growth named right behind a change is the growth over that change. */
function periodOfMetric(
  folded: string,
  quantity: Quantity,
  kind: MetricKind,
  previous: MetricSuggestion | undefined,
): string | null {
  const follows = previous?.kind === 'change' && /^[,、]/u.test(folded.slice(previous.end, quantity.start))
  const isSame = follows && !/[。!?;]/u.test(folded.slice(previous.end, quantity.start))
  if (kind === 'growth' && isSame && previous.period) return previous.period
  return periodOf(folded, { ...quantity, kind })
}
