import { passagesOf } from '../candidate'
import { creditRanges } from '../find-persons'
import { countNames, readNames } from '../learned/person-features'
import type { AnnotatedDraft } from './annotated-drafts'
import type { Example } from './train-logistic'

/** Everything in an article that may be a name, with whether its editor tagged it as a person. */
export function personExamples({ draft, entities }: AnnotatedDraft): (Example & { name: string })[] {
  const passages = passagesOf(draft)
  const counts = countNames(passages)
  const names = new Set(entities.flatMap(({ text, type }) => (type === 'person' ? [text] : [])))
  return passages.flatMap((passage) => {
    const credits = creditRanges(passage.folded)
    return readNames(passage, counts).flatMap(({ start, end, features }) => {
      if (credits.some(([from, to]) => start >= from && start < to)) return []
      const name = passage.folded.slice(start, end)
      return [{ features, isRight: names.has(name), weight: 1, name }]
    })
  })
}
