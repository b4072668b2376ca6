import type { Annotations, Draft, DraftBlock, MetricSuggestion, Range } from '../pipeline/model'
import { MetricFields } from '../pipeline/model'
import type { BlockSource, Body, DocumentNode } from './body'
import type { SuggestionDraft } from './suggestion'

const CONTEXT = 32

/** Where the ranges of a draft were printed. */
export type SourceOf = (ranges: readonly Range[]) => BlockSource[]

/** The sources of a draft whose text is one page. */
export const onPage =
  (page: string): SourceOf =>
  (ranges) => [{ page, ranges: [...ranges] }]

/** A caption that was printed: its picture is not in the library. */
const NO_PICTURE = { assetId: null, alt: '', isLead: false }

function nodeOf(block: DraftBlock, sourceOf: SourceOf, id: string): DocumentNode {
  const attrs = { id, source: sourceOf(block.source) }
  const content = block.text === '' ? [] : [{ type: 'text', text: block.text }]
  if (block.kind === 'caption')
    return { type: 'figure', attrs: { ...attrs, credit: block.credit, ...NO_PICTURE }, content }
  return block.kind === 'subhead'
    ? { type: 'heading', attrs: { ...attrs, level: 2 }, content }
    : { type: 'paragraph', attrs, content }
}

/** The untouched document of an imported article; `ids` names its blocks in order. An article of display lines alone gets one empty paragraph. */
export function bodyFromDraft(draft: Draft, sourceOf: SourceOf, ids: readonly string[]): Body {
  const blocks = draft.blocks.map((block, index) => nodeOf(block, sourceOf, ids[index] ?? ''))
  const empty = { type: 'paragraph', attrs: { id: ids[draft.blocks.length] ?? '', source: [] } }
  return { type: 'doc', content: blocks.length > 0 ? blocks : [empty] }
}

const occurrenceOf = (text: string, quote: string, start: number) => {
  let count = 0
  for (let at = text.indexOf(quote); at !== -1 && at < start; at = text.indexOf(quote, at + 1)) count += 1
  return count
}

const printedFields = (metric: MetricSuggestion): MetricFields => MetricFields.parse(metric)

/** The machine's proposals for a draft's body as suggestions on its blocks. Display lines hold no marks, so theirs are left out. */
export function suggestionsFromDraft(
  draft: Draft,
  annotations: Annotations,
  ids: readonly string[],
): SuggestionDraft[] {
  const place = ({ block, start, end }: { block: number; start: number; end: number }) => {
    const text = draft.blocks[block]?.text ?? ''
    const quote = text.slice(start, end)
    return {
      blockId: ids[block] ?? '',
      quote,
      occurrence: occurrenceOf(text, quote, start),
      before: text.slice(Math.max(0, start - CONTEXT), start),
      after: text.slice(end, end + CONTEXT),
    }
  }
  const mentions = annotations.mentions
    .filter(({ field }) => field === 'body')
    .map((found): SuggestionDraft => ({
      kind: 'mention',
      ...place(found),
      rule: found.rule,
      score: found.score,
      fields: { type: found.type, canonical: found.canonical },
    }))
  const metrics = annotations.metrics
    .filter(({ field }) => field === 'body')
    .map((found): SuggestionDraft => ({
      kind: 'metric',
      ...place(found),
      rule: found.rule,
      score: found.score,
      fields: { ...printedFields(found), clause: found.quote },
    }))
  return [...mentions, ...metrics]
}
