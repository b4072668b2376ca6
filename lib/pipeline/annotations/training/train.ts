import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strength, type Weights } from '../learned/linear-model'
import { annotatedDrafts, type AnnotatedDraft } from './annotated-drafts'
import { personExamples } from './person-examples'
import { subjectExamples } from './subject-examples'
import { trainChoice, trainLogistic, type Example, type Group } from './train-logistic'

const FOLDS = 5
const SUBJECTS = { rounds: 100, decay: 6 }
const learned = join(import.meta.dirname, '../learned')

const drafts = annotatedDrafts()
const pages = [...new Set(drafts.map(({ page }) => page))]
const persons = drafts.map(personExamples)
const subjects = drafts.map(subjectExamples)

/** Trains the weights of the tagger anew from everything annotated; the same pages make the same files. */
write('person-weights.json', trainLogistic(persons.flat()))
write('subject-weights.json', trainChoice(subjects.flat(), SUBJECTS))
console.log(`people, on pages not learned from: ${crossValidatePersons()}`)
console.log(`subjects, on pages not learned from: ${crossValidateSubjects()}`)

function write(name: string, weights: Weights) {
  writeFileSync(join(learned, name), `${JSON.stringify(weights, null, 2)}\n`)
}

function crossValidatePersons(): string {
  let [right, found, expected] = [0, 0, 0]
  for (const { train, test } of folds(persons)) {
    const weights = trainLogistic(train.flat())
    for (const { features, isRight } of test.flat()) {
      const isFound = strength(weights, features) > 0
      found += Number(isFound)
      expected += Number(isRight)
      right += Number(isFound && isRight)
    }
  }
  return `precision ${(right / found).toFixed(2)}, recall ${(right / expected).toFixed(2)} of ${expected} places`
}

function crossValidateSubjects(): string {
  let [right, all] = [0, 0]
  for (const { train, test } of folds(subjects)) {
    const weights = trainChoice(train.flat(), SUBJECTS)
    for (const group of test.flat()) {
      all += 1
      right += Number(best(group, weights)?.isRight ?? false)
    }
  }
  return `${(right / all).toFixed(2)} of ${all} figures`
}

function best(group: Group, weights: Weights): Example | null {
  return group.toSorted((a, b) => strength(weights, b.features) - strength(weights, a.features))[0] ?? null
}

function folds<T>(examples: readonly T[]): { train: T[]; test: T[] }[] {
  const foldOf = ({ page }: AnnotatedDraft) => pages.indexOf(page) % FOLDS
  return Array.from({ length: FOLDS }, (_, fold) => ({
    train: examples.filter((_example, index) => foldOfDraft(index) !== fold),
    test: examples.filter((_example, index) => foldOfDraft(index) === fold),
  }))
  function foldOfDraft(index: number): number {
    const draft = drafts[index]
    return draft ? foldOf(draft) : 0
  }
}
