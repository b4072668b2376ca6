import type { EditorSuggestion } from '@/lib/document/suggestion'
import { TAG_TYPES } from '@/lib/pipeline/model'

/** What suggestions are looked at by: the type of the tag, or figures. */
export const SUGGESTION_KINDS = ['metric', ...TAG_TYPES] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

export const kindOf = (suggestion: EditorSuggestion): SuggestionKind =>
  suggestion.kind === 'metric' ? 'metric' : suggestion.fields.type
