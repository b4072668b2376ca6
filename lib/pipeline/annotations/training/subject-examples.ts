import { isAlike } from '../../score/compare-text'
import { passagesOf } from '../candidate'
import { articleNames, readSubjects } from '../learned/subject-features'
import { namesByPassage } from '../subject-of'
import { suggestAnnotations } from '../suggest-annotations'
import type { AnnotatedDraft } from './annotated-drafts'
import { matchFigures } from './match-figures'
import type { Group } from './train-logistic'

/** For every annotated figure that is found: the names that may own it, with whether each is the annotated subject. */
export function subjectExamples({ draft, metrics }: AnnotatedDraft): Group[] {
  if (metrics.length === 0) return []
  const passages = passagesOf(draft)
  const suggested = suggestAnnotations(draft)
  const article = articleNames(passages, namesByPassage(passages, suggested.mentions))
  return matchFigures(suggested.metrics, metrics).flatMap(({ own, gold }) => {
    const passage = passages.find(({ field, block }) => field === own.field && block === own.block)
    if (!passage) return []
    const { start, end, unit } = own
    const readings = readSubjects({ passage, start, end, unit }, article)
    return [
      readings.map(({ text, features }) => ({ features, isRight: isAlike(text, gold.subject), weight: 1 })),
    ]
  })
}
