import type { MentionSuggestion } from '../model'
import type { Passage } from './candidate'
import { hundredths, toLinearModel } from './learned/linear-model'
import { articleNames, readSubjects, type Owned, type Told } from './learned/subject-features'
import weights from './learned/subject-weights.json' with { type: 'json' }

const model = toLinearModel(weights)

export type NamesByPassage = ReadonlyMap<Passage, readonly MentionSuggestion[]>
export type SubjectFinder = (figure: Owned, told: Told) => string | null

/** The mentions of an article by the passage in which they stand. */
export function namesByPassage(
  passages: readonly Passage[],
  mentions: readonly MentionSuggestion[],
): Map<Passage, MentionSuggestion[]> {
  const groups = new Map<string, MentionSuggestion[]>()
  for (const mention of mentions) {
    const key = `${mention.field}${mention.block}`
    const group = groups.get(key)
    if (group) group.push(mention)
    else groups.set(key, [mention])
  }
  return new Map(passages.map((passage) => [passage, groups.get(`${passage.field}${passage.block}`) ?? []]))
}

/**
 * Tells whose figure stands at a place: of the names before it, behind it in its sentence and in the headline, the one for
 * which the learned weights speak most.
 */
export function subjectFinder(passages: readonly Passage[], mentions: NamesByPassage): SubjectFinder {
  const article = articleNames(passages, mentions)
  const strengths = new Map<readonly string[], number>()
  const strengthOf = (own: readonly string[]) => {
    const known = strengths.get(own)
    if (known !== undefined) return known
    const made = hundredths(model, own)
    strengths.set(own, made)
    return made
  }
  return (figure, told) => {
    const readings = readSubjects(figure, article, told)
    let best: { text: string; value: number } | null = null
    for (const { text, own, features } of readings) {
      const value = strengthOf(own) + hundredths(model, features)
      if (!best || value > best.value) best = { text, value }
    }
    return best?.text ?? null
  }
}
