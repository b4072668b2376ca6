import { Mapping } from '@tiptap/pm/transform'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { Edit } from './block-identity'
import { factsOf } from './article-facts'
import type { Eye } from './content'
import { FactStep, type Facts } from './fact-step'
import { groupBy } from './group-by'
import { joinTexts, type JoinedText } from './joined-text'
import { openBlocks, openSpans, type OpenBlock, type OpenSpan } from './spans'
import { wordsAround } from './words-around'

type Settling = { tr: Transaction; facts: Facts; createId: () => string }

/** The run that the marked words became; any other with its id is a copy or a cut-off piece. */
function ownerOf(runs: OpenSpan[], before: OpenSpan | undefined, mapping: Mapping): OpenSpan | undefined {
  if (!before) return runs[0]
  const start = mapping.map(before.from, 1)
  const end = mapping.map(before.to, -1)
  return runs.find(({ from, to }) => from < end && to > start) ?? runs[0]
}

type Opened = { blocks: OpenBlock[]; joined: JoinedText }
const opened = (doc: EditorState['doc']): Opened => {
  const blocks = openBlocks(doc)
  return { blocks, joined: joinTexts(blocks) }
}

function eyeOf(span: OpenSpan, reason: Eye['reason'], { blocks, joined }: Opened, facts: Facts): Eye {
  const at = blocks.findIndex(({ from, node }) => span.from >= from && span.to <= from + node.content.size)
  const start = (joined.base[at] ?? 0) + span.from - (blocks[at]?.from ?? 0)
  const end = start + span.to - span.from
  const { kind, quote, blockId, id } = span
  return {
    kind,
    reason,
    quote,
    ...wordsAround(joined.text, { start, end }),
    blockId,
    mention: (kind === 'entity' && facts.mentions[id]) || null,
    metric: (kind === 'metric' && facts.metrics[id]) || null,
  }
}

function becomeMention({ tr, facts, createId }: Settling, span: OpenSpan): void {
  const mentionId = createId()
  tr.removeMark(span.from, span.to, span.mark)
  tr.addMark(span.from, span.to, span.mark.type.create({ mentionId }))
  const mention = facts.mentions[span.id]
  if (mention) tr.step(FactStep.of(facts, 'mentions', mentionId, mention))
}

/** One span for each id: further runs become mentions of their own, or lose the mark and go to an editor. */
function settleRuns(settling: Settling, edit: Edit, now: EditorState, before: Map<string, OpenSpan>): void {
  const { tr, facts, createId } = settling
  const mapping = new Mapping(edit.maps)
  for (const [key, runs] of groupBy(openSpans(now.doc), keyOf)) {
    const owner = runs.length === 1 ? runs[0] : ownerOf(runs, before.get(key), mapping)
    for (const span of runs) {
      const isMention = span.kind === 'entity' && span.id in facts.mentions
      const isKnown = isMention || (span.kind === 'metric' && span.id in facts.metrics)
      if (span === owner && isKnown) continue
      if (isMention) {
        becomeMention(settling, span)
        continue
      }
      tr.removeMark(span.from, span.to, span.mark)
      const eye = eyeOf(span, isKnown ? 'copied' : 'unknown-mark', opened(now.doc), facts)
      tr.step(FactStep.of(facts, 'eyes', createId(), eye))
    }
  }
}

const keyOf = ({ kind, id }: Pick<OpenSpan, 'kind' | 'id'>) => kind + id

/**
 * Puts marks whose words were taken out on the list, and takes those off it that are back: by an undo, or pasted where they
 * were cut.
 */
function followLoss(
  { tr, facts }: Settling,
  edit: Edit,
  now: EditorState,
  before: Map<string, OpenSpan>,
): void {
  const standing = new Set(openSpans(now.doc).map(keyOf))
  const isGone = (span: OpenSpan) =>
    !standing.has(keyOf(span)) &&
    !(span.id in facts.eyes) &&
    !(span.id in facts.settled) &&
    span.id in (span.kind === 'entity' ? facts.mentions : facts.metrics)
  const gone = [...before.values()].filter(isGone)
  const text = gone.length > 0 ? opened(edit.before) : null
  for (const span of gone)
    if (text) tr.step(FactStep.of(facts, 'eyes', span.id, eyeOf(span, 'deleted', text, facts)))
  for (const [id, { kind }] of Object.entries(facts.eyes))
    if (standing.has(keyOf({ kind, id }))) tr.step(FactStep.of(facts, 'eyes', id, null))
  for (const id of Object.keys(facts.settled))
    if (standing.has(`entity${id}`) || standing.has(`metric${id}`))
      tr.step(FactStep.of(facts, 'settled', id, null))
}

/**
 * Settles marks after an edit, so that each is in the text once or on the list of marks that need an eye: a second run of a
 * mention becomes a mention of its own with the same tag; a second run of a metric, and a mark that this article knows
 * nothing of, lose the mark and go on the list; so do marks whose words are gone. Null when nothing needs to change.
 */
export function settleMarks(edit: Edit, newState: EditorState, createId: () => string): Transaction | null {
  const before = new Map(openSpans(edit.before).map((span) => [keyOf(span), span]))
  const settling = { tr: newState.tr, facts: factsOf(newState), createId }
  settleRuns(settling, edit, newState, before)
  followLoss(settling, edit, newState, before)
  return settling.tr.steps.length > 0 ? settling.tr : null
}
