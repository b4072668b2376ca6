import 'server-only'
import type { Decided, RuleCounts, RuleWeek } from '../editorial/suggestion-rule'
import { db, type Tx } from './client'

/** What people decided on these rules since they were last switched on, and in how many articles. Rules that are off are left out. */
export function countDecided(
  tx: Tx,
  rules: readonly string[],
): Promise<(Decided & { rule: string; articles: number })[]> {
  return tx.$queryRaw`
    SELECT s."rule", count(*) FILTER (WHERE s."state" = 'accepted')::int AS "accepted",
      count(*) FILTER (WHERE s."state" = 'corrected')::int AS "corrected",
      count(*) FILTER (WHERE s."state" = 'rejected')::int AS "rejected", count(DISTINCT s."articleId")::int AS "articles"
    FROM "Suggestion" s LEFT JOIN "SuggestionRule" r ON r."rule" = s."rule"
    WHERE s."rule" = ANY(${[...rules]}) AND s."decidedById" IS NOT NULL AND r."isOff" IS NOT TRUE
      AND (r."countedFrom" IS NULL OR s."decidedAt" > r."countedFrom")
    GROUP BY s."rule"`
}

/** Whether a rule is switched off. */
export async function isRuleOff(tx: Tx, rule: string): Promise<boolean> {
  return (await tx.suggestionRule.count({ where: { rule, isOff: true } })) > 0
}

/** The rules of suggestions of one article. */
export async function listRulesOf(tx: Tx, articleId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.suggestion.findMany({
    where: { articleId, id: { in: [...ids] } },
    distinct: ['rule'],
    select: { rule: true },
  })
  return rows.map(({ rule }) => rule)
}

type Switch = { rule: string; isOff: boolean; at: Date; byId: string | null }

/**
 * Switches a rule off or on; what was decided before it is switched on counts against it no more. Answers false when it
 * stood so already.
 */
export async function putSwitch(tx: Tx, { rule, isOff, at, byId }: Switch): Promise<boolean> {
  const countedFrom = isOff ? null : at
  const written = await tx.$executeRaw`
    INSERT INTO "SuggestionRule" AS r ("rule", "isOff", "switchedById", "switchedAt", "countedFrom")
    SELECT ${rule}, ${isOff}, ${byId}::uuid, ${at}::timestamptz, ${countedFrom}::timestamptz
    WHERE ${isOff} OR EXISTS (SELECT FROM "SuggestionRule" WHERE "rule" = ${rule})
    ON CONFLICT ("rule") DO UPDATE SET "isOff" = EXCLUDED."isOff", "switchedById" = EXCLUDED."switchedById",
      "switchedAt" = EXCLUDED."switchedAt", "countedFrom" = COALESCE(EXCLUDED."countedFrom", r."countedFrom")
    WHERE r."isOff" <> EXCLUDED."isOff"`
  return written > 0
}

/** How every rule did that ever proposed something. */
export function listRuleCounts(): Promise<RuleCounts[]> {
  return db.$queryRaw`
    SELECT "rule", count(*)::int AS "offered",
      count(*) FILTER (WHERE "decidedById" IS NOT NULL AND "state" = 'accepted')::int AS "accepted",
      count(*) FILTER (WHERE "decidedById" IS NOT NULL AND "state" = 'corrected')::int AS "corrected",
      count(*) FILTER (WHERE "decidedById" IS NOT NULL AND "state" = 'rejected')::int AS "rejected"
    FROM "Suggestion" GROUP BY "rule" ORDER BY "rule"`
}

/** What people decided by rule and week since a Monday; weeks begin when they do in China. */
export function listRuleWeeks(since: string): Promise<(RuleWeek & { rule: string })[]> {
  return db.$queryRaw`
    SELECT "rule", to_char(date_trunc('week', "decidedAt" AT TIME ZONE 'Asia/Shanghai'), 'YYYY-MM-DD') AS "week",
      count(*) FILTER (WHERE "state" = 'accepted')::int AS "accepted",
      count(*) FILTER (WHERE "state" = 'corrected')::int AS "corrected",
      count(*) FILTER (WHERE "state" = 'rejected')::int AS "rejected"
    FROM "Suggestion"
    WHERE "decidedById" IS NOT NULL AND "decidedAt" >= (${since}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
    GROUP BY 1, 2`
}

/** Every rule that was ever switched. */
export async function listSwitches() {
  const rows = await db.suggestionRule.findMany({
    select: { rule: true, isOff: true, switchedAt: true, switchedBy: { select: { name: true } } },
  })
  return rows.map(({ switchedAt, switchedBy, ...row }) => ({
    ...row,
    switched: { at: switchedAt.toISOString(), by: switchedBy?.name ?? null },
  }))
}
