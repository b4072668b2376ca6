import type { MentionSuggestion } from '../model'
import type { Candidate, Passage } from './candidate'
import { chooseLongest } from './choose-longest'
import type { KnownNames } from './find-known-names'
import { findPersons } from './find-persons'
import { findQuotedTitles } from './find-quoted-titles'
import { findShapedNames } from './find-shaped-names'
import { findStateOrgans } from './find-state-organs'

/** Below this a rule is more often wrong than right and offers nothing. */
const FLOOR = 0.5

/** The names in the texts of one article, every occurrence, the longest of overlapping ones. */
export function suggestMentions(passages: readonly Passage[], known: KnownNames): MentionSuggestion[] {
  return passages.flatMap((passage) =>
    chooseLongest(candidatesIn(passage, known).filter(({ score }) => score >= FLOOR)).map((candidate) =>
      toSuggestion(passage, candidate),
    ),
  )
}

function candidatesIn(passage: Passage, known: KnownNames): Candidate[] {
  const names = known(passage)
  const organs = findStateOrgans(passage, names)
  const persons = findPersons(passage)
  const shaped = findShapedNames(passage, [...names, ...organs])
  return [...names, ...organs, ...persons, ...findQuotedTitles(passage), ...shaped]
}

function toSuggestion({ field, block, text }: Passage, candidate: Candidate): MentionSuggestion {
  const surface = text.slice(candidate.start, candidate.end)
  return { ...candidate, field, block, text: surface, canonical: candidate.canonical ?? surface }
}
