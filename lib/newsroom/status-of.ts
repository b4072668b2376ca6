import 'server-only'
import type { ArticleAt } from '../db/articles'
import { statusAfter, type Status, type Step } from '../editorial/workflow'
import { Refused } from '../errors'

/** The status of an article after a step that the table answers with a status. Throws `Refused('wrong-status')`. */
export function statusOf({ state, status }: Pick<ArticleAt, 'state' | 'status'>, step: Step): Status {
  const next = statusAfter(state, step)
  if (next === null || next === 'before') throw new Refused('wrong-status')
  return next === 'same' ? status : next
}
