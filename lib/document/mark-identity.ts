import { Mapping } from '@tiptap/pm/transform'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Edit } from './block-identity'
import { factsOf } from './article-facts'
import { FactStep, type Facts } from './fact-step'
import { groupBy } from './group-by'
import { openSpans, type OpenSpan } from './spans'

type Settling = { tr: Transaction; facts: Facts; createId: () => string }

/** The run that the marked words became; any other with its id is a copy or a cut-off piece. */
function ownerOf(runs: OpenSpan[], before: OpenSpan | undefined, mapping: Mapping): OpenSpan | undefined {
  if (!before) return runs[0]
  const start = mapping.map(before.from, 1)
  const end = mapping.map(before.to, -1)
  return runs.find(({ from, to }) => from < end && to > start) ?? runs[0]
}

function needsEye({ tr, facts, createId }: Settling, span: OpenSpan): void {
  const fields = span.kind === 'metric' ? (facts.metrics[span.id] ?? null) : null
  const reason = fields ? 'duplicate-metric' : 'unknown-mark'
  tr.removeMark(span.from, span.to, span.mark)
  tr.step(
    FactStep.of(facts, 'eyes', createId(), { reason, quote: span.quote, blockId: span.blockId, fields }),
  )
}

function becomeMention({ tr, facts, createId }: Settling, span: OpenSpan, tagId: string): void {
  const mentionId = createId()
  tr.removeMark(span.from, span.to, span.mark)
  tr.addMark(span.from, span.to, span.mark.type.create({ mentionId }))
  tr.step(FactStep.of(facts, 'mentions', mentionId, { tagId }))
}

/**
 * Keeps one span for each mention and each metric: a second run of a mention becomes a mention of its own with the same
 * tag; a second run of a metric, and a mark that this article knows nothing of, lose the mark and go to "needs an eye".
 * Null when nothing needs to change.
 */
export function settleMarks(edit: Edit, newState: EditorState, createId: () => string): Transaction | null {
  const mapping = new Mapping(edit.maps)
  const before = new Map(openSpans(edit.before).map((span) => [span.kind + span.id, span]))
  const settling = { tr: newState.tr, facts: factsOf(newState), createId }

  for (const [key, runs] of groupBy(openSpans(newState.doc), (span) => span.kind + span.id)) {
    const owner = runs.length === 1 ? runs[0] : ownerOf(runs, before.get(key), mapping)
    for (const span of runs) {
      const mention = span.kind === 'entity' ? settling.facts.mentions[span.id] : undefined
      const isKnown = mention !== undefined || (span.kind === 'metric' && span.id in settling.facts.metrics)
      if (span === owner && isKnown) continue
      if (mention) becomeMention(settling, span, mention.tagId)
      else needsEye(settling, span)
    }
  }
  return settling.tr.steps.length > 0 ? settling.tr : null
}
