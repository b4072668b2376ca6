import 'server-only'
import { listRuleCounts, listRuleWeeks, listSwitches } from '../db/suggestion-rules'
import { groupBy } from '../document/group-by'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { decidedOf, RULE_WEEKS, type RuleView } from '../editorial/suggestion-rule'

const DAY_MS = 86_400_000
/** China keeps one time, eight hours ahead, all year. */
const AHEAD_MS = 8 * 60 * 60 * 1000

/** The Mondays that the last weeks began with, from the oldest to this week's. */
function mondays(now: Date): string[] {
  const here = new Date(now.getTime() + AHEAD_MS)
  const monday = here.getTime() - ((here.getUTCDay() + 6) % 7) * DAY_MS
  return Array.from({ length: RULE_WEEKS }, (_, at) =>
    new Date(monday - (RULE_WEEKS - 1 - at) * 7 * DAY_MS).toISOString().slice(0, 10),
  )
}

/** How every rule of the suggester did, those that are off first, then those that people decided on most. */
export async function listRules(actor: Actor): Promise<RuleView[]> {
  authorize(actor, 'rule.view')
  const weeks = mondays(new Date())
  const [counts, decided, switches] = await Promise.all([
    listRuleCounts(),
    listRuleWeeks(weeks[0] ?? ''),
    listSwitches(),
  ])
  const byRule = groupBy(decided, ({ rule }) => rule)
  const switchOf = new Map(switches.map(({ rule, ...rest }) => [rule, rest]))
  const silent = switches.filter(({ rule }) => !counts.some((one) => one.rule === rule))
  const none = { offered: 0, accepted: 0, corrected: 0, rejected: 0 }
  return [...counts, ...silent.map(({ rule }) => ({ ...none, rule }))]
    .map((one): RuleView => {
      const own = new Map((byRule.get(one.rule) ?? []).map((week) => [week.week, week]))
      return {
        ...one,
        isOff: false,
        switched: null,
        ...switchOf.get(one.rule),
        weeks: weeks.map((week) => own.get(week) ?? { week, accepted: 0, corrected: 0, rejected: 0 }),
      }
    })
    .toSorted(
      (a, b) => Number(b.isOff) - Number(a.isOff) || decidedOf(b) - decidedOf(a) || b.offered - a.offered,
    )
}
