import { z } from 'zod'
import { annotationIdOf, annotationsOf, type AnnotationSpan } from './annotations-of'
import { textBlocksOf, type Body, type DocumentNode, type TextBlock } from './body'
import { canonicalJson } from './canonical-json'
import type { ArticleContent, Eye, StatedFigure } from './content'
import { groupBy } from './group-by'
import { joinTexts, type BlockPlace, type JoinedText } from './joined-text'
import { markBody, type Placement } from './mark-body'
import { findQuote, matchQuotes, type Match } from './match-quotes'
import { wordsAround } from './words-around'

/** What became of a mark that is in the text no more: somebody dropped it, or another mark stands for the same. */
export const SettledMark = z
  .object({
    markId: z.uuid(),
    outcome: z.enum(['dropped', 'same']),
    sameAs: z.uuid().nullable(),
  })
  .refine(({ markId, outcome, sameAs }) => (outcome === 'same') === (sameAs !== null) && sameAs !== markId)
export type SettledMark = z.infer<typeof SettledMark>

/** A mark that became one with another, which says the same of the same words. */
export type MergedMark = { id: string; eye: Eye; sameAs: string }

type Side = { blocks: TextBlock[]; joined: JoinedText }
type Sides = { before: Side; after: Side; closedBefore: Stretch[]; closedAfter: Stretch[] }
type Stretch = { start: number; end: number }
type Lost = { id: string; eye: Eye; match: Match }

const sideOf = ({ body }: ArticleContent): Side => {
  const blocks = textBlocksOf(body)
  return { blocks, joined: joinTexts(blocks) }
}

/** Blocks that are there with the same id and words before and after: what stood in them stands where it stood. */
function sidesOf(content: ArticleContent, made: ArticleContent): Sides {
  const [before, after] = [sideOf(content), sideOf(made)]
  const now = new Map(
    after.blocks.map(({ id, text }, at) => [id, { text, start: after.joined.base[at] ?? 0 }]),
  )
  const sides: Sides = { before, after, closedBefore: [], closedAfter: [] }
  before.blocks.forEach(({ id, text }, at) => {
    const same = now.get(id)
    if (same?.text !== text) return
    const start = before.joined.base[at] ?? 0
    sides.closedBefore.push({ start, end: start + text.length })
    sides.closedAfter.push({ start: same.start, end: same.start + text.length })
  })
  return sides
}

/**
 * The content `after`, with every mark of `before` that it has lost: laid again on its words where they can be told, else
 * among the `eyes`. For a text that was made of `before` by anything but an editor at work; an editor's own save comes
 * through unchanged, since it accounts for each mark. `settled` are the marks that somebody has decided on. Where another
 * mark says the same of the same words, the two are one, which `merged` tells.
 */
export function keepMarks(
  before: ArticleContent,
  after: ArticleContent,
  settled: readonly SettledMark[] = [],
): { content: ArticleContent; merged: MergedMark[] } {
  const native = annotationsOf(after.body)
  const accounted = new Set([
    ...native.map(({ id }) => id),
    ...Object.keys(after.eyes ?? {}),
    ...settled.map(({ markId }) => markId),
  ])
  const spans = firstSpans(annotationsOf(before.body)).filter(
    ({ id }) => !accounted.has(id) && (before.mentions[id] ?? before.metrics[id]),
  )
  const waiting = Object.entries(before.eyes ?? {}).filter(([id]) => !accounted.has(id))
  if (spans.length === 0 && waiting.length === 0) return { content: after, merged: [] }
  const sides = sidesOf(before, after)
  const lost = [...lostSpans(before, sides, spans), ...foundAgain(sides, waiting, native)]
  return laid(after, sides, lost, native)
}

/** A second, separate run with the same id does not move the record: the first one in reading order is its place. */
export function firstSpans(spans: readonly AnnotationSpan[]): AnnotationSpan[] {
  return [...new Map(spans.toReversed().map((span) => [span.id, span])).values()].toReversed()
}

function lostSpans(content: ArticleContent, sides: Sides, spans: readonly AnnotationSpan[]): Lost[] {
  const { before, after, closedBefore, closedAfter } = sides
  const place = ({ block, start, end }: AnnotationSpan) => {
    const base = before.joined.base[block] ?? 0
    return { start: base + start, end: base + end }
  }
  const moved = new Map(closedBefore.map((stretch, at) => [stretch.start, closedAfter[at]?.start ?? 0]))
  const open = spans.filter(({ block }) => !moved.has(before.joined.base[block] ?? 0))
  const matches = matchQuotes(
    { before: before.joined.text, after: after.joined.text, closedAfter },
    open.map((span) => ({ id: span.id, kind: span.kind, ...place(span) })),
  )
  return spans.map((span) => {
    const base = moved.get(before.joined.base[span.block] ?? 0)
    const match: Match =
      base === undefined
        ? (matches.get(span.id) ?? { kind: 'words-gone' })
        : { kind: 'exact', start: base + span.start, end: base + span.end }
    return { id: span.id, match, eye: eyeOf(content, span, before.joined.text, place(span)) }
  })
}

function eyeOf(content: ArticleContent, span: AnnotationSpan, text: string, stretch: Stretch): Eye {
  const { kind, id, blockId, quote } = span
  const mention = (kind === 'entity' && content.mentions[id]) || null
  const metric = (kind === 'metric' && content.metrics[id]) || null
  return {
    kind,
    reason: 'words-gone',
    quote,
    ...wordsAround(text, stretch),
    blockId,
    mention: mention && { ...mention, quote: mention.quote ?? quote },
    metric,
  }
}

/** So much beside the words tells that they stood there before already, where the mark was not found. */
const BESIDE = 6

/** Marks that waited and whose words have come back. */
function foundAgain(
  { before, after, closedAfter }: Sides,
  waiting: readonly [string, Eye][],
  native: readonly AnnotationSpan[],
): Lost[] {
  const isNew = ({ start, end }: Stretch) =>
    !closedAfter.some((closed) => start < closed.end && end > closed.start) &&
    !before.joined.text.includes(after.joined.text.slice(Math.max(0, start - BESIDE), end + BESIDE))
  return waiting.map(([id, eye]) => {
    const isSearched = eye.reason === 'words-gone' || eye.reason === 'ambiguous'
    const found = isSearched ? findQuote(after.joined.text, eye, isNew) : null
    const place = found && after.joined.placeOf(found)
    const isTaken = place && native.some((span) => span.kind === eye.kind && meets(span, place))
    return { id, eye, match: found && !isTaken ? { kind: 'exact', ...found } : { kind: 'words-gone' } }
  })
}

const meets = (one: BlockPlace, other: BlockPlace) =>
  one.blockId === other.blockId && one.start < other.end && one.end > other.start

function laid(
  after: ArticleContent,
  sides: Sides,
  lost: readonly Lost[],
  native: readonly AnnotationSpan[],
): { content: ArticleContent; merged: MergedMark[] } {
  const placements: Placement[] = []
  const merged: MergedMark[] = []
  const mentions = { ...after.mentions }
  const metrics = { ...after.metrics }
  const eyes = { ...after.eyes }
  const taken = groupBy(native, placeKey)
  for (const { id, eye, match } of lost) {
    const place = 'start' in match ? sides.after.joined.placeOf(match) : null
    const rivals = place ? (taken.get(placeKey({ kind: eye.kind, ...place })) ?? []) : []
    const twin = rivals.find((rival) => saysSame(after, rival, eye))
    if (twin) merged.push({ id, eye, sameAs: twin.id })
    else if (!place || rivals.length > 0) eyes[id] = { ...eye, reason: reasonOf(eye, match) }
    else if (eye.mention) {
      mentions[id] = eye.mention
      placements.push({ ...place, mark: { type: 'entity', attrs: { mentionId: id } } })
    } else if (eye.metric) {
      metrics[id] = eye.metric
      placements.push({ ...place, mark: { type: 'metric', attrs: { metricId: id } } })
    }
  }
  const body = markBody(after.body, placements)
  return { content: withEyes({ ...after, body, mentions, metrics }, eyes), merged }
}

/** A mark that waited already waits for the reason it had. */
function reasonOf(eye: Eye, match: Match): Eye['reason'] {
  if (eye.reason !== 'words-gone') return eye.reason
  return match.kind === 'words-gone' ? 'words-gone' : 'ambiguous'
}

/** The content with these eyes; without any, as contents were before there were eyes. */
export function withEyes(content: ArticleContent, eyes: Readonly<Record<string, Eye>>): ArticleContent {
  const { eyes: _, ...others } = content
  return Object.keys(eyes).length > 0 ? { ...others, eyes } : others
}

const placeKey = ({ kind, blockId, start, end }: BlockPlace & { kind: Eye['kind'] }) =>
  `${kind} ${start} ${end} ${blockId}`

function toldBy(figure: StatedFigure): string {
  const { basis: _, ...fields } = figure
  return canonicalJson(fields)
}

function saysSame(content: ArticleContent, { id, kind }: AnnotationSpan, eye: Eye): boolean {
  if (kind === 'entity') return content.mentions[id]?.tagId === eye.mention?.tagId
  const metric = content.metrics[id]
  return metric !== undefined && eye.metric !== null && toldBy(metric) === toldBy(eye.metric)
}

/**
 * The content `made` of `before` by a merge that carried marks along with their characters: a mark stays where it stands
 * whole and once on the words it stood on. Any other is taken off and kept as `keepMarks` does.
 */
export function keepWholeMarks(before: ArticleContent, made: ArticleContent): ArticleContent {
  const stood = quotesById(before.body)
  const broken = new Set(
    [...quotesById(made.body)].flatMap(([id, quotes]) =>
      quotes.length === 1 && quotes[0] === stood.get(id)?.[0] ? [] : [id],
    ),
  )
  const clean = (node: DocumentNode): DocumentNode => {
    const marks = node.marks?.filter((mark) => !broken.has(annotationIdOf(mark) ?? ''))
    const content = node.content?.map(clean)
    return { ...node, ...(marks && { marks }), ...(content && { content }) }
  }
  const body = broken.size === 0 ? made.body : { ...made.body, content: made.body.content.map(clean) }
  return keepMarks(before, { ...made, body }).content
}

const quotesById = (body: Body): Map<string, string[]> =>
  new Map(
    [...groupBy(annotationsOf(body), ({ id }) => id)].map(([id, spans]) => [
      id,
      spans.map(({ quote }) => quote),
    ]),
  )
