import type { GoldArticle, GoldEntity, GoldPage } from './gold-format'
import { toComparable, trigramDice } from './score/compare-text'
import { hasSameLines, orderAgreement, pairOf, scoreLines } from './score/score-lines'
import { matchMetrics, METRIC_FIELDS } from './score/score-metrics'
import type { MetricField } from './score/score-metrics'

/** Found and expected of one kind, and what of the found was expected. */
export type Retrieval = { right: number; found: number; expected: number }
export type Share = { right: number; of: number }

const SHARES = ['lossless', 'articles', 'headlines', 'kickersAndDecks', 'bylines', 'order', 'body'] as const
const RETRIEVALS = ['entities', 'typedEntities', 'metrics'] as const

/** What one page, or several added up, scored against the annotations; docs/gold-format.md says what each means. */
export type PageScore = {
  split: { precision: number; recall: number; lines: number }
  shares: Record<(typeof SHARES)[number], Share>
  retrievals: Record<(typeof RETRIEVALS)[number], Retrieval>
  metricFields: Record<MetricField, Share>
  /** One line for every miss and extra. */
  notes: string[]
}

/** Compares what the system made of a page with its annotation; `printed` are the numbers of its non-blank lines. */
export function scorePage(gold: GoldPage, system: GoldPage, printed: readonly number[]): PageScore {
  const score = emptyScore()
  const lines = scoreLines(gold, system, printed)
  score.split = { precision: lines.precision, recall: lines.recall, lines: lines.lines }
  count(score.shares.lossless, lines.isLossless)
  if (!lines.isLossless) score.notes.push(`${gold.source}: lines without or with several owners`)
  const onPage = new Set(printed)
  const claimed = new Set<GoldArticle>()
  for (const article of gold.articles) {
    const pair = pairOf(article, system, onPage)
    if (pair) claimed.add(pair)
    scoreArticle(score, article, pair, onPage)
  }
  for (const article of system.articles.filter((candidate) => !claimed.has(candidate))) {
    score.notes.push(
      `${article.id}: extra article ${JSON.stringify(article.headline)} ${JSON.stringify(article.lines)}`,
    )
    scoreNames(score, [], article.entities, article.id)
    scoreFigures(score, { ...article, metrics: [] }, article)
  }
  return score
}

/** Adds up the scores of several pages. */
export function addScores(scores: readonly PageScore[]): PageScore {
  const total = emptyScore()
  for (const score of scores) {
    total.split.precision += score.split.precision
    total.split.recall += score.split.recall
    total.split.lines += score.split.lines
    for (const name of SHARES) addShare(total.shares[name], score.shares[name])
    for (const field of METRIC_FIELDS) addShare(total.metricFields[field], score.metricFields[field])
    for (const name of RETRIEVALS) {
      total.retrievals[name].right += score.retrievals[name].right
      total.retrievals[name].found += score.retrievals[name].found
      total.retrievals[name].expected += score.retrievals[name].expected
    }
    total.notes.push(...score.notes)
  }
  return total
}

function scoreArticle(
  score: PageScore,
  gold: GoldArticle,
  pair: GoldArticle | null,
  printed: ReadonlySet<number>,
) {
  const { shares, notes } = score
  const isExact = pair !== null && hasSameLines(gold, pair, printed)
  count(shares.articles, isExact)
  if (!isExact)
    notes.push(`${gold.id}: lines ${JSON.stringify(gold.lines)}, got ${JSON.stringify(pair?.lines ?? null)}`)
  scoreField(score, gold, pair, 'headline', shares.headlines)
  scoreField(score, gold, pair, 'kicker', shares.kickersAndDecks)
  scoreField(score, gold, pair, 'deck', shares.kickersAndDecks)
  scoreBylines(score, gold, pair)
  const order = pair ? orderAgreement(gold, pair, printed) : 0
  const body = pair ? trigramDice(gold.body.join(''), pair.body.join('')) : 0
  addShare(shares.order, { right: order, of: 1 })
  addShare(shares.body, { right: body, of: 1 })
  if (order < 1)
    notes.push(
      `${gold.id}: order ${order.toFixed(4)} ${JSON.stringify(gold.lines)}, got ${JSON.stringify(pair?.lines)}`,
    )
  if (body < 1) notes.push(`${gold.id}: body ${body.toFixed(4)}`)
  scoreNames(score, gold.entities, pair?.entities ?? [], gold.id)
  scoreFigures(score, gold, pair)
}

function scoreField(
  score: PageScore,
  gold: GoldArticle,
  pair: GoldArticle | null,
  field: 'headline' | 'kicker' | 'deck',
  share: Share,
) {
  const expected = gold[field]
  if (expected === null) return
  const isRight = toComparable(expected) === toComparable(pair?.[field] ?? '')
  count(share, isRight)
  if (!isRight)
    score.notes.push(
      `${gold.id}: ${field} ${JSON.stringify(expected)}, got ${JSON.stringify(pair?.[field] ?? null)}`,
    )
}

function scoreBylines(score: PageScore, gold: GoldArticle, pair: GoldArticle | null) {
  if (gold.bylines.length === 0) return
  const expected = namesOf(gold)
  const found = pair ? namesOf(pair) : ''
  count(score.shares.bylines, expected === found)
  if (expected !== found) score.notes.push(`${gold.id}: bylines ${expected}, got ${found}`)
}

function namesOf(article: GoldArticle): string {
  return [...new Set(article.bylines.map(({ name }) => toComparable(name)))].toSorted().join(' ')
}

function scoreNames(
  score: PageScore,
  gold: readonly GoldEntity[],
  system: readonly GoldEntity[],
  id: string,
) {
  const forms = (entities: readonly GoldEntity[]) => new Set(entities.map(({ text }) => toComparable(text)))
  const typed = (entities: readonly GoldEntity[]) =>
    new Set(entities.map(({ text, type }) => `${toComparable(text)} (${type})`))
  addRetrieval(score.retrievals.entities, forms(gold), forms(system))
  addRetrieval(score.retrievals.typedEntities, typed(gold), typed(system))
  for (const name of typed(gold))
    if (!typed(system).has(name)) score.notes.push(`${id}: entity missed ${name}`)
  for (const name of typed(system))
    if (!typed(gold).has(name)) score.notes.push(`${id}: entity extra ${name}`)
}

function scoreFigures(score: PageScore, gold: GoldArticle, pair: GoldArticle | null) {
  const { matches, missed, extra } = matchMetrics(gold.metrics, pair?.metrics ?? [])
  const { metrics } = score.retrievals
  metrics.right += matches.length
  metrics.expected += gold.metrics.length
  metrics.found += matches.length + extra.length
  for (const match of matches) {
    for (const field of METRIC_FIELDS) {
      const isRight = !match.wrong.includes(field)
      count(score.metricFields[field], isRight)
      if (isRight) continue
      const [expected, found] = [match.gold[field], match.system[field]].map((value) => JSON.stringify(value))
      score.notes.push(`${gold.id}: metric ${match.gold.text} ${field} ${expected}, got ${found}`)
    }
  }
  for (const { text, value, unit } of missed)
    score.notes.push(`${gold.id}: metric missed ${text} (${value} ${unit})`)
  for (const { text, value, unit } of extra)
    score.notes.push(`${gold.id}: metric extra ${text} (${value} ${unit})`)
}

function addRetrieval(retrieval: Retrieval, expected: ReadonlySet<string>, found: ReadonlySet<string>) {
  retrieval.expected += expected.size
  retrieval.found += found.size
  for (const name of found) if (expected.has(name)) retrieval.right += 1
}

function addShare(share: Share, more: Share) {
  share.right += more.right
  share.of += more.of
}

function count(share: Share, isRight: boolean) {
  addShare(share, { right: isRight ? 1 : 0, of: 1 })
}

function emptyScore(): PageScore {
  const none = (): Share => ({ right: 0, of: 0 })
  const nothing = (): Retrieval => ({ right: 0, found: 0, expected: 0 })
  return {
    split: { precision: 0, recall: 0, lines: 0 },
    shares: {
      lossless: none(),
      articles: none(),
      headlines: none(),
      kickersAndDecks: none(),
      bylines: none(),
      order: none(),
      body: none(),
    },
    retrievals: { entities: nothing(), typedEntities: nothing(), metrics: nothing() },
    metricFields: {
      qualifier: none(),
      kind: none(),
      from: none(),
      valueTo: none(),
      indicator: none(),
      subject: none(),
      period: none(),
      scope: none(),
    },
    notes: [],
  }
}
