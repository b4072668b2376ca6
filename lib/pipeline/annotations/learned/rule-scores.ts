import counts from './rule-counts.json' with { type: 'json' }

/** How often a rule at one of its strengths was right among the suggestions it made on annotated pages. */
type RuleCount = { right: number; found: number }
export type RuleCounts = Readonly<Record<string, RuleCount>>

/** A count is worth as much as what is known without it when it is of so many suggestions. */
const WEIGHT = 4

/** Names the row of a rule at one of its strengths. */
export function rowOf(rule: string, strength: number): string {
  return `${rule} ${strength.toFixed(2)}`
}

/**
 * How likely a suggested figure is right, 0 to 0.99: counted on annotated pages, with the rule's claim added where little was
 * counted.
 */
export function scoreOf(rule: string, strength: number, table: RuleCounts = counts): number {
  const claim = blend(table[rule], strength)
  return Math.min(0.99, Math.round(100 * blend(table[rowOf(rule, strength)], claim)) / 100)
}

function blend(counted: RuleCount | undefined, prior: number): number {
  return counted ? (counted.right + WEIGHT * prior) / (counted.found + WEIGHT) : prior
}
