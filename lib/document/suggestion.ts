import { z } from 'zod'
import { MetricFields, TagType } from '../pipeline/model'

export const MentionProposal = z.object({ type: TagType, canonical: z.string().min(1) })
export type MentionProposal = z.infer<typeof MentionProposal>

/** The printed fields of a figure and the clause that states it. */
export const MetricProposal = MetricFields.extend({ clause: z.string() })
export type MetricProposal = z.infer<typeof MetricProposal>

/** Where a suggestion was made: never a mark, it is looked for again in the current text. */
type Anchor = {
  blockId: string
  quote: string
  /** Which occurrence of the quote in its block, from 0. */
  occurrence: number
  /** Up to 32 characters either side. */
  before: string
  after: string
}

export type SuggestionDraft = Anchor & { rule: string; score: number } & (
    { kind: 'mention'; fields: MentionProposal } | { kind: 'metric'; fields: MetricProposal }
  )

const SUGGESTION_STATES = ['open', 'accepted', 'corrected', 'rejected', 'superseded'] as const
export type SuggestionState = (typeof SUGGESTION_STATES)[number]

/** A suggestion as the editor receives it. */
export type EditorSuggestion = SuggestionDraft & { id: string; state: SuggestionState }

/** What an editor made of a suggestion; `resultId` is the mention or metric that came of it. Travels with the save. */
export const SuggestionDecision = z.object({
  suggestionId: z.uuid(),
  state: z.enum(['open', 'accepted', 'corrected', 'rejected', 'superseded']),
})
export type SuggestionDecision = z.infer<typeof SuggestionDecision>
