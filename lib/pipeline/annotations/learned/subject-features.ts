import type { MentionSuggestion } from '../../model'
import type { Passage } from '../candidate'
import { isFirmLike, ownerWordsOf, type OwnerWords } from './owner-words'
import { regionLevel } from './region-level'
import { CLAUSE, headOf, isQuoted, leftOf, rightOf, SENTENCE } from './sentence-places'

/** A name that may own a figure, with what speaks for it. */
export type SubjectReading = { text: string; features: string[] }
/** The figure whose owner is sought. */
export type Owned = { passage: Passage; start: number; end: number; unit: string }
/** The figure told before, with whom it was given to. */
export type Told = { passage: Passage; end: number; owner: string } | null
/** What an article names. */
export type ArticleNames = {
  passages: readonly Passage[]
  /** The kicker, headline and deck. */
  display: readonly Passage[]
  places: ReadonlyMap<Passage, number>
  names: ReadonlyMap<Passage, readonly MentionSuggestion[]>
  counts: ReadonlyMap<string, number>
  mostCount: number
  headline: readonly string[]
  opening: string | null
  /** The names that head a paragraph, sentence or clause of each passage. */
  heads: ReadonlyMap<Passage, readonly MentionSuggestion[]>
  /** As far as they were asked for. */
  surroundings: Map<MentionSuggestion, Surroundings>
}
type Surroundings = { head: string; left: string; right: string }
type Occurrence = { mention: MentionSuggestion; passage: Passage; distance: number; isAfter: boolean }
type Context = Owned & {
  told: Told
  toldWhere: string
  owner: OwnerWords
  order: readonly Occurrence[]
  headCounts: ReadonlyMap<string, number>
  lastHead: string | null
  firstHere: string | null
}

/** Paragraphs before a figure in which its owner is sought. */
const REACH = 4
/** Farther names own a figure too seldom to be worth the look. */
const MOST = 8

/** What an article names, made ready once for all its figures. */
export function articleNames(
  passages: readonly Passage[],
  names: ReadonlyMap<Passage, readonly MentionSuggestion[]>,
): ArticleNames {
  const counts = new Map<string, number>()
  for (const { text } of [...names.values()].flat()) counts.set(text, (counts.get(text) ?? 0) + 1)
  const body = passages.filter(({ field }) => field === 'body')
  const heads = body.map((passage): [Passage, MentionSuggestion[]] => [
    passage,
    (names.get(passage) ?? []).filter(({ start }) => headOf(passage.folded, start) !== 'inside'),
  ])
  return {
    passages,
    display: passages.filter(({ field }) => field !== 'body'),
    places: new Map(passages.map((passage, index) => [passage, index])),
    names,
    counts,
    mostCount: Math.max(0, ...counts.values()),
    headline: passages.flatMap((own) =>
      own.field === 'body' ? [] : (names.get(own) ?? []).map(({ text }) => text),
    ),
    opening: body.flatMap((own) => names.get(own) ?? []).find(isBody)?.text ?? null,
    heads: new Map(heads),
    surroundings: new Map(),
  }
}

/** The names that may own a figure: each at its nearest place before, or behind it in the sentence. */
export function readSubjects(figure: Owned, article: ArticleNames, told: Told): SubjectReading[] {
  const order = nearestOf(figure, article)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
  const context = contextOf(figure, article, order, told)
  return order.map((occurrence, rank) => ({
    text: occurrence.mention.text,
    features: featuresOf(context, article, occurrence, rank),
  }))
}

function nearestOf(figure: Owned, { display, passages, places, names }: ArticleNames): Occurrence[] {
  const found = new Map<string, Occurrence>()
  const index = places.get(figure.passage) ?? 0
  const behind = reachBehind(figure)
  const take = (passage: Passage, paragraphs: number) => {
    for (const mention of names.get(passage) ?? []) {
      const distance = distanceOf(figure, passage, mention, paragraphs, behind)
      const known = distance === null ? undefined : found.get(mention.text)
      if (distance === null || (known && known.distance <= distance)) continue
      const isAfter = passage === figure.passage && mention.start >= figure.end
      found.set(mention.text, { mention, passage, distance, isAfter })
    }
  }
  const first = Math.max(0, index - REACH)
  for (const [at, passage] of passages.slice(first, index + 1).entries()) take(passage, index - first - at)
  for (const passage of display) take(passage, 0)
  return [...found.values()]
}

/** How far a name stands from a figure; null when it stands where it owns none. */
function distanceOf(
  { passage: own, start, end }: Owned,
  passage: Passage,
  mention: MentionSuggestion,
  paragraphs: number,
  behind: number,
): number | null {
  if (passage.field !== 'body') return 1e6 + mention.start
  if (passage !== own) return paragraphs * 1e4 + passage.folded.length - mention.end
  if (mention.end <= start) return start - mention.end
  return mention.start >= end && mention.start < behind ? 2 * (mention.start - end) + 20 : null
}

/** Names behind a figure count to the end of its sentence; of a quoted one, to the end of the sentence that tells who spoke. */
function reachBehind({ passage: { folded }, start, end }: Owned): number {
  const from = isQuoted(folded, start) ? folded.indexOf('”', end) + 1 : end
  const mark = folded.slice(from).search(SENTENCE)
  return mark < 0 ? folded.length : from + mark
}

function contextOf(figure: Owned, article: ArticleNames, order: readonly Occurrence[], told: Told): Context {
  const { passages, places, names, heads } = article
  const index = places.get(figure.passage) ?? 0
  const headed = passages
    .slice(Math.max(0, index - 2 * REACH), index + 1)
    .flatMap((own) =>
      (heads.get(own) ?? []).filter((name) => own !== figure.passage || name.end <= figure.start),
    )
  const headCounts = new Map<string, number>()
  for (const { text } of headed) headCounts.set(text, (headCounts.get(text) ?? 0) + 1)
  return {
    ...figure,
    told,
    toldWhere: toldWhereOf(figure, told, order),
    owner: ownerWordsOf(figure),
    order,
    headCounts,
    lastHead: headed.findLast(isBodyOrPlace)?.text ?? null,
    firstHere: (names.get(figure.passage) ?? []).find(isBodyOrPlace)?.text ?? null,
  }
}

/** How far back the last owner was named, and whether other names have come since. */
function toldWhereOf({ passage, start }: Owned, told: Told, order: readonly Occurrence[]): string {
  if (!told) return 'none'
  if (told.passage !== passage) return 'paragraph'
  const between = passage.folded.slice(told.end, start)
  const since = order.filter(
    (other) => other.passage === passage && !other.isAfter && other.mention.start >= told.end,
  )
  const heads = since.filter(({ mention }) => headOf(passage.folded, mention.start) !== 'inside').length
  const reach = SENTENCE.test(between) ? 'paragraph' : /;/u.test(between) ? 'semicolon' : 'sentence'
  return `${reach} ${Math.min(since.length, 2)} ${Math.min(heads, 1)}`
}

function featuresOf(context: Context, article: ArticleNames, own: Occurrence, rank: number): string[] {
  const { owner, order, passage: here } = context
  const { mention, passage, isAfter } = own
  const { type, text } = mention
  const group = groupOf(type)
  const where = whereOf(context, own)
  const { head, left, right } = surroundingsOf(own, article)
  const nearer = order.slice(0, rank)
  const sameType = nearer.filter((other) => other.mention.type === type).length
  const sameKin = nearer.filter((other) => !other.isAfter && owner.kin?.test(other.mention.text)).length
  const sameFirm = nearer.filter((other) => !other.isAfter && isFirmLike(other.mention)).length
  const inParagraph = order.filter((other) => !other.isAfter && other.passage === here)
  const place = inParagraph.findIndex((other) => other.mention.text === text)
  const often = oftenOf(article.counts.get(text) ?? 1)
  return [
    `type ${type}`,
    `where ${where}`,
    `head ${where.split(' ')[0] ?? ''} ${head}`,
    `head ${head} ${type}`,
    `left ${left}`,
    `right ${right}`,
    `office ${right} ${group} ${isAfter}`,
    `quoted ${isQuoted(here.folded, context.start)} ${isAfter} ${group} ${/^(?:office|speech)$/u.test(right)}`,
    `often ${often}`,
    `often ${often} ${group}`,
    `most ${article.counts.get(text) === article.mostCount}`,
    `rank ${Math.min(rank, 4)}`,
    `own rank ${Math.min(sameType, 2)} ${type}`,
    `unit ${unitClass(context.unit)} ${type}`,
    `level ${owner.whole !== null && type === 'place' ? regionLevel(text) === owner.whole : 'none'} ${sameType > 0}`,
    `source ${isSource(own)} ${group} ${owner.whole !== null}`,
    `firm ${owner.isFirm} ${isFirmLike(mention)} ${Math.min(sameFirm, 2)}`,
    `whole ${owner.whole !== null} ${owner.whole !== null && text.endsWith(owner.whole)} ${type}`,
    `cue ${owner.cue} ${group} ${Math.min(sameType, 1)}`,
    `kin ${owner.kin !== null} ${owner.kin?.test(text) ?? false} ${Math.min(sameKin, 2)}`,
    `heads ${Math.min(context.headCounts.get(text) ?? 0, 3)} ${group}`,
    `last head ${context.lastHead === text} ${group}`,
    `first ${article.opening === text}`,
    `first here ${context.firstHere === text} ${passage === here}`,
    `display ${passage.field !== 'body'} ${group}`,
    `headline ${namedIn(article.headline, text)} ${group}`,
    `told ${context.toldWhere} ${isTold(context, text, own)}`,
    `told ${context.toldWhere} ${isTold(context, text, own)} ${group}`,
    `near ${nearOf(context, own, rank)}`,
    `near ${nearOf(context, own, rank)} ${left} ${group}`,
    `side ${where} ${left} ${right}`,
    `place ${place < 0 ? 'none' : Math.min(place, 3)}`,
  ]
}

/** 据…统计, 记者从…获悉: who tells the figure, seldom whose it is. */
function isSource({ mention: { start, end }, passage: { folded } }: Occurrence): boolean {
  if (
    /^(?:的?(?:统计|数据|消息|最新|提供|发布|公布|通报|测算|监测|预计|预测|有关负责人|相关负责人)|获悉|了解到)/u.test(
      folded.slice(end, end + 8),
    )
  )
    return true
  return /(?:据|记者从|从)$/u.test(folded.slice(Math.max(0, start - 3), start))
}

function isTold({ told, passage: here }: Context, text: string, { mention, passage }: Occurrence): string {
  if (told && (told.owner === text || (text.length > 1 && told.owner.includes(text)))) return 'same'
  return told?.passage === here && passage === here && mention.start >= told.end ? 'since' : 'other'
}

/** Whether a name stands right before the words of the figure's clause, without another one between. */
function nearOf(
  { passage: here, start }: Context,
  { mention, passage, isAfter }: Occurrence,
  rank: number,
): string {
  if (passage !== here || isAfter || rank > 1) return 'no'
  const between = here.folded.slice(mention.end, start)
  if (CLAUSE.test(between)) return rank === 0 ? 'clause' : 'no'
  return `${rank} ${Math.min(3, Math.floor(between.length / 4))} ${between.startsWith('的')}`
}

/** What stands around a name, read once for all figures it may own. */
function surroundingsOf({ mention, passage }: Occurrence, { surroundings }: ArticleNames): Surroundings {
  const known = surroundings.get(mention)
  if (known) return known
  const made = {
    head: headOf(passage.folded, mention.start),
    left: leftOf(passage.folded, mention.start),
    right: rightOf(passage, mention.end),
  }
  surroundings.set(mention, made)
  return made
}

function groupOf(type: string): string {
  return type === 'organization' || type === 'project' ? 'body' : type
}

function isBody({ type }: MentionSuggestion): boolean {
  return groupOf(type) === 'body'
}

function isBodyOrPlace(mention: MentionSuggestion): boolean {
  return isBody(mention) || mention.type === 'place'
}

function oftenOf(count: number): string {
  if (count > 4) return 'many'
  return count > 2 ? 'some' : `${count}`
}

/** Whether a name stands in the headline, in full or by a part that is a name there. */
function namedIn(headline: readonly string[], text: string): string {
  if (headline.includes(text)) return 'whole'
  return headline.some((name) => name.includes(text) || text.includes(name)) ? 'part' : 'no'
}

function whereOf(figure: Owned, { mention: { start, end }, passage, isAfter }: Occurrence): string {
  if (passage.field !== 'body') return passage.field
  if (passage !== figure.passage) return `paragraph ${Math.min(figure.passage.block - passage.block, 3)}`
  const between = isAfter ? passage.folded.slice(figure.end, start) : passage.folded.slice(end, figure.start)
  const side = isAfter ? 'after' : 'before'
  const sentences = between.split(SENTENCE).length - 1
  if (sentences > 0) return `${side} sentence ${Math.min(sentences, 3)}`
  return `${side} clause ${Math.min(between.split(CLAUSE).length - 1, 4)}`
}

const UNITS: readonly [RegExp, string][] = [
  [/元/u, 'money'],
  [/^(?:%|‰|个百分点|倍|番|BP|ratio|个?基点)$/u, 'part'],
  [/小时|分钟|天|秒|个月|年/u, 'time'],
  [/公里|米|亩|吨|斤|千瓦|平方|立方|度|℃/u, 'measure'],
  [/人|名|户/u, 'people'],
  [/家/u, 'firm'],
]

function unitClass(unit: string): string {
  return UNITS.find(([pattern]) => pattern.test(unit))?.[1] ?? 'count'
}
