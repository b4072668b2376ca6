import { z } from 'zod'

/** What people decided on suggestions of a rule. */
export type Decided = { accepted: number; corrected: number; rejected: number }

/** How a rule did: `offered` counts all that it ever proposed. */
export type RuleCounts = Decided & { rule: string; offered: number }

/** One week of decisions; `week` is the day it began, a Monday. */
export type RuleWeek = Decided & { week: string }

/** A rule as the page of rules shows it; `weeks` from the oldest to this one, those without a decision included. */
export type RuleView = RuleCounts & {
  isOff: boolean
  /** Set when it was ever switched; `by` is null when that was by itself. */
  switched: { at: string; by: string | null } | null
  weeks: RuleWeek[]
}

/** How many weeks the page of rules looks back. */
export const RULE_WEEKS = 8

/** Fewer decisions than this, or in fewer articles, say nothing: one page of tables is no rule. */
const DECIDED_MIN = 20
const ARTICLES_MIN = 3
/** Where the suggester itself drops what it finds: below it a rule is more often wrong than right. */
const KEPT_MIN = 0.5
/** The quantile of the normal distribution that leaves 2.5 % above. */
const Z = 1.96

export const decidedOf = ({ accepted, corrected, rejected }: Decided): number =>
  accepted + corrected + rejected

/** The share of what people decided on that they kept, as it was or corrected; null before anybody decided. */
export function keptShare(counts: Decided): number | null {
  const all = decidedOf(counts)
  return all === 0 ? null : (counts.accepted + counts.corrected) / all
}

/** The upper end of Wilson's 95 % interval for a share of `kept` among `all`; 1 of none. */
export function wilsonUpper(kept: number, all: number): number {
  if (all === 0) return 1
  const share = kept / all
  const z2 = Z * Z
  const spread = Z * Math.sqrt((share * (1 - share)) / all + z2 / (4 * all * all))
  return Math.min(1, (share + z2 / (2 * all) + spread) / (1 + z2 / all))
}

/** Whether so many decisions say, with little doubt, that a rule is more often wrong than right. */
export function isFailing(counts: Decided & { articles: number }): boolean {
  const all = decidedOf(counts)
  if (all < DECIDED_MIN || counts.articles < ARTICLES_MIN) return false
  return wilsonUpper(counts.accepted + counts.corrected, all) < KEPT_MIN
}

export const SwitchRule = z.object({ rule: z.string().min(1).max(80), isOff: z.stringbool() })
export type SwitchRule = z.infer<typeof SwitchRule>
