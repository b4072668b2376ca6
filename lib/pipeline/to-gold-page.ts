import type { GoldArticle, GoldEntity, GoldMetric, GoldPage, LineRange } from './gold-format'
import type { Annotations, Draft, Line, MentionSuggestion, PageReading, Place, Range } from './model'

/** A reading of a page with the suggestions for each of its drafts, in their order. */
export type AnnotatedReading = { reading: PageReading; annotations: readonly Annotations[] }

/** A page as the gold format writes it: line ranges from 1, plain numbers, entities counted. */
export function toGoldPage(source: string, lines: readonly Line[], page: AnnotatedReading): GoldPage {
  const { reading, annotations } = page
  const stem = /^\d+/u.exec(source)?.[0] ?? source.replace(/\.[^.]*$/u, '')
  return {
    source,
    publication: toPublication(reading),
    articles: reading.drafts.map((draft, index) =>
      toArticle(`${stem}-a${index + 1}`, draft, annotations[index] ?? { mentions: [], metrics: [] }, lines),
    ),
    discarded: reading.discards.map((discard) => ({
      lines: toLineRanges([discard], lines),
      reason: discard.reason,
    })),
  }
}

function toPublication({ newspaper, printedOn, pageLabel }: PageReading): GoldPage['publication'] {
  const printed = [newspaper, printedOn, pageLabel].flatMap((value) => (value ? [value] : []))
  return {
    name: newspaper?.value ?? null,
    date: printedOn?.value ?? null,
    page: pageLabel?.value ?? null,
    evidence:
      printed.length > 0
        ? printed.map(({ value, isGuess }) => (isGuess ? `${value} (guess)` : value)).join('; ')
        : null,
  }
}

function toArticle(id: string, draft: Draft, annotations: Annotations, lines: readonly Line[]): GoldArticle {
  const { blocks } = draft
  return {
    id,
    kicker: draft.kicker,
    headline: draft.headline,
    deck: draft.deck,
    section: draft.printedSection,
    bylines: draft.bylines,
    outlet: draft.outlet,
    sourceCredit: draft.sourceCredit,
    dateline: draft.dateline,
    continuesFrom: draft.continuesFrom,
    continuesTo: draft.continuesTo,
    fragment: draft.isFragment,
    lines: toLineRanges(draft.pieces, lines),
    subheads: blocks.flatMap((block) => (block.kind === 'subhead' ? [block.text] : [])),
    captions: blocks.flatMap(({ kind, text, credit }) => (kind === 'caption' ? [{ text, credit }] : [])),
    body: blocks.flatMap((block) => (block.kind === 'caption' ? [] : [block.text])),
    ...toGoldFields(draft, annotations),
  }
}

/** The suggestions for a draft as the gold format counts them: names of headline, deck and body, figures of the body. */
export function toGoldFields(
  draft: Draft,
  annotations: Annotations,
): Pick<GoldArticle, 'entities' | 'metrics'> {
  return {
    entities: toEntities(annotations.mentions.filter((mention) => isCounted(mention, draft))),
    metrics: annotations.metrics.filter((metric) => isInBody(metric, draft)).map(toMetric),
  }
}

function isCounted(place: Place, draft: Draft): boolean {
  return place.field === 'headline' || place.field === 'deck' || isInBody(place, draft)
}

function isInBody(place: Place, draft: Draft): boolean {
  return place.field === 'body' && draft.blocks[place.block]?.kind !== 'caption'
}

function toEntities(mentions: readonly MentionSuggestion[]): GoldEntity[] {
  const byForm = new Map<string, GoldEntity>()
  for (const { text, type, canonical } of mentions) {
    const form = `${type} ${text}`
    const known = byForm.get(form)
    if (known) known.count += 1
    else byForm.set(form, { text, type, canonical, count: 1 })
  }
  return [...byForm.values()]
}

function toMetric(metric: Annotations['metrics'][number]): GoldMetric {
  const { text, quote, indicator, subject, unit, qualifier, kind, period, scope, direction } = metric
  return {
    text,
    quote,
    indicator,
    subject,
    value: toNumber(metric.value),
    valueTo: metric.valueTo === null ? null : toNumber(metric.valueTo),
    from: metric.from === null ? null : toNumber(metric.from),
    ...(direction && { direction }),
    unit,
    qualifier,
    kind,
    period,
    scope,
  }
}

function toNumber(decimal: string): number {
  return Math.round(Number(decimal) * 1e8) / 1e8
}

/** Ranges of characters as ranges of lines in the same order; a range runs across blank lines. */
function toLineRanges(ranges: readonly Range[], lines: readonly Line[]): LineRange[] {
  const result: LineRange[] = []
  for (const { start, end } of ranges) {
    const first = lineAt(lines, start)
    const last = lineAt(lines, Math.max(start, end - 1))
    const open = result.at(-1)
    const isNext = open && first > open[1] && lines.slice(open[1], first - 1).every((line) => line.isBlank)
    if (isNext) open[1] = last
    else result.push([first, last])
  }
  return result
}

/** The number of the line that holds an offset. */
function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low + 1
}
