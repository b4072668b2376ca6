/**
 * Why a line was taken for what it is, as the desk says it: the sign that spoke most for its label and against the next
 * likely one. A piece's `rule` is `role.reason`, a discard's `reason.reason` or the name of a kind of furniture.
 */
export const SPLITTING_REASONS = [
  'words',
  'length',
  'ending',
  'width',
  'line-above',
  'line-below',
  'spacing',
  'joined-word',
  'place',
  'credit-near',
  'notice-near',
  'repeated',
  'head-order',
  'article-start',
  'topic',
  'cohesion',
  'alike',
  'column-change',
  'typography',
  'page-shape',
  'sequence',
  'rearranged',
] as const
export type SplittingReason = (typeof SPLITTING_REASONS)[number]

/** Kinds of page furniture that are known by their words alone. */
export const FURNITURE_RULES = [
  'masthead.number',
  'masthead.founder',
  'masthead.date',
  'masthead.weekday',
  'masthead.title',
  'furniture.editor',
  'furniture.contact',
  'furniture.page-label',
  'furniture.scan',
  'furniture.support',
  'furniture.symbols',
  'page-credit.words',
] as const
export type FurnitureRule = (typeof FURNITURE_RULES)[number]

const furniture: ReadonlySet<string> = new Set(FURNITURE_RULES)
const reasons: ReadonlySet<string> = new Set(SPLITTING_REASONS)

/** The key of the sentence that says a rule, under `desk.splitting`; null for a rule that is not the reader's. */
export function splittingWords(rule: string): string | null {
  if (furniture.has(rule)) return rule.replace('.', '_')
  const reason = rule.slice(rule.indexOf('.') + 1)
  return reasons.has(reason) ? reason : null
}
