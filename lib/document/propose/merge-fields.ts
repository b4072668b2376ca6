import { canonicalJson } from '../canonical-json'
import type { ArticleContent } from '../content'

/** The fields that are read from the page. */
const PRINTED_FIELDS = [
  'kicker',
  'headline',
  'deck',
  'bylines',
  'printedSection',
  'outlet',
  'sourceCredit',
  'dateline',
  'continuesFrom',
  'continuesTo',
  'isFragment',
] as const satisfies (keyof ArticleContent)[]

/**
 * A field changes only where the print changed it and nobody at the desk had. An article without a word in print keeps all
 * of them: they are the name by which people know it.
 */
export function mergeFields(
  head: ArticleContent,
  before: ArticleContent,
  after: ArticleContent,
): Partial<ArticleContent> {
  if (after.headline === '') return {}
  const changed = PRINTED_FIELDS.filter(
    (field) => !isSame(before[field], after[field]) && isSame(head[field], before[field]),
  )
  return Object.fromEntries(changed.map((field) => [field, after[field]]))
}

const isSame = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other)
