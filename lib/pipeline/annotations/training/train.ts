import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { annotatedDrafts } from './annotated-drafts'
import { personExamples } from './person-examples'
import { trainLogistic } from './train-logistic'

const learned = join(import.meta.dirname, '../learned')
const drafts = annotatedDrafts()

write('person-weights.json', trainLogistic(drafts.flatMap(personExamples)))

/** Trains the weights of the tagger anew from everything annotated; the same pages make the same files. */
function write(name: string, weights: Readonly<Record<string, number>>) {
  writeFileSync(join(learned, name), `${JSON.stringify(weights, null, 2)}\n`)
}
