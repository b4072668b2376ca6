import 'server-only'
import { newAct, recordAudit } from '../db/audit'
import type { Tx } from '../db/client'
import { countDecided, listRulesOf, putSwitch } from '../db/suggestion-rules'
import type { SuggestionDecision } from '../document/suggestion'
import { THE_SUGGESTER } from '../editorial/actor'
import { isFailing } from '../editorial/suggestion-rule'

/**
 * Switches rules off, in the transaction of the decisions that tell against them, once people have refused so much of what
 * they offer that they are more often wrong than right.
 */
export async function judgeRules(
  tx: Tx,
  articleId: string,
  decisions: readonly SuggestionDecision[],
): Promise<void> {
  const refused = decisions.flatMap(({ suggestionId, state }) => (state === 'rejected' ? [suggestionId] : []))
  if (refused.length === 0) return
  const rules = await listRulesOf(tx, articleId, refused)
  for (const counts of await countDecided(tx, rules)) {
    if (!isFailing(counts)) continue
    const { rule, ...facts } = counts
    if (!(await putSwitch(tx, { rule, isOff: true, at: new Date(), byId: null }))) continue
    const target = { type: 'rule', id: rule, label: rule }
    await recordAudit(tx, newAct(THE_SUGGESTER), 'rule.off', target, facts)
  }
}
