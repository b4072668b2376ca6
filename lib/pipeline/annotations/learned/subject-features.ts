import type { MentionSuggestion } from '../../model'
import type { Passage } from '../candidate'
import { isFirmLike, ownerWordsOf, type OwnerWords } from './owner-words'
import { regionLevel } from './region-level'
import { CLAUSE, headOf, isQuoted, isSource, leftOf, rightOf, SENTENCE } from './sentence-places'
import { unitClass } from './unit-class'

/** A name that may own a figure, with what speaks for it: of itself, whatever the figure (one list for all figures), and here. */
export type SubjectReading = { text: string; own: readonly string[]; features: string[] }
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
type Surroundings = {
  head: string
  left: string
  right: string
  isSource: boolean
  isFirm: boolean
  own: readonly string[]
}
type Occurrence = { mention: MentionSuggestion; passage: Passage; distance: number; isAfter: boolean }
type Context = Owned & {
  told: Told
  toldWhere: string
  owner: OwnerWords
  unitClass: string
  isQuoted: boolean
  order: readonly Occurrence[]
  /** Of each in the order: whether it is of the kind that the sentence points to, and whether it is a firm. */
  isKin: readonly boolean[]
  isFirm: readonly boolean[]
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
    own: surroundingsOf(occurrence, article).own,
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
  const owner = ownerWordsOf(figure)
  return {
    ...figure,
    told,
    toldWhere: toldWhereOf(figure, told, order),
    owner,
    unitClass: unitClass(figure.unit),
    isQuoted: isQuoted(figure.passage.folded, figure.start),
    order,
    isKin: order.map(({ mention }) => owner.kin?.test(mention.text) ?? false),
    isFirm: order.map((occurrence) => surroundingsOf(occurrence, article).isFirm),
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
  const { head, left, right, isSource: tells, isFirm } = surroundingsOf(own, article)
  const nearer = order.slice(0, rank)
  const sameType = nearer.filter((other) => other.mention.type === type).length
  const sameKin = nearer.filter((other, index) => !other.isAfter && context.isKin[index]).length
  const sameFirm = nearer.filter((other, index) => !other.isAfter && context.isFirm[index]).length
  const inParagraph = order.filter((other) => !other.isAfter && other.passage === here)
  const place = inParagraph.findIndex((other) => other.mention.text === text)
  const near = nearOf(context, own, rank)
  const told = `told ${context.toldWhere} ${isTold(context, text, own)}`
  return [
    `where ${where}`,
    `head ${where.split(' ')[0] ?? ''} ${head}`,
    `office ${right} ${group} ${isAfter}`,
    `quoted ${context.isQuoted} ${isAfter} ${group} ${right === 'office' || right === 'speech'}`,
    `rank ${Math.min(rank, 4)}`,
    `own rank ${Math.min(sameType, 2)} ${type}`,
    `unit ${context.unitClass} ${type}`,
    `level ${owner.whole !== null && type === 'place' ? regionLevel(text) === owner.whole : 'none'} ${sameType > 0}`,
    `source ${tells} ${group} ${owner.whole !== null}`,
    `firm ${owner.isFirm} ${isFirm} ${Math.min(sameFirm, 2)}`,
    `whole ${owner.whole !== null} ${owner.whole !== null && text.endsWith(owner.whole)} ${type}`,
    `cue ${owner.cue} ${group} ${Math.min(sameType, 1)}`,
    `kin ${owner.kin !== null} ${context.isKin[rank] ?? false} ${Math.min(sameKin, 2)}`,
    `heads ${Math.min(context.headCounts.get(text) ?? 0, 3)} ${group}`,
    `last head ${context.lastHead === text} ${group}`,
    `first here ${context.firstHere === text} ${passage === here}`,
    told,
    `${told} ${group}`,
    `near ${near}`,
    `near ${near} ${left} ${group}`,
    `side ${where} ${left} ${right}`,
    `place ${place < 0 ? 'none' : Math.min(place, 3)}`,
  ]
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

/** What stands around a name and what speaks for it of itself, read once for all figures it may own. */
function surroundingsOf({ mention, passage }: Occurrence, article: ArticleNames): Surroundings {
  const known = article.surroundings.get(mention)
  if (known) return known
  const head = headOf(passage.folded, mention.start)
  const left = leftOf(passage.folded, mention.start)
  const right = rightOf(passage, mention.end)
  const { type, text } = mention
  const group = groupOf(type)
  const count = article.counts.get(text)
  const often = oftenOf(count ?? 1)
  const own = [
    `type ${type}`,
    `head ${head} ${type}`,
    `left ${left}`,
    `right ${right}`,
    `often ${often}`,
    `often ${often} ${group}`,
    `most ${count === article.mostCount}`,
    `first ${article.opening === text}`,
    `display ${passage.field !== 'body'} ${group}`,
    `headline ${namedIn(article.headline, text)} ${group}`,
  ]
  const tells = isSource(passage.folded, mention.start, mention.end)
  const made = { head, left, right, isSource: tells, isFirm: isFirmLike(mention), own }
  article.surroundings.set(mention, made)
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
