import 'server-only'
import type { PageActsWeek } from '../editorial/page-acts'
import { db } from './client'

/**
 * How much people had to do on the pages of each week of import, newest first; weeks are those of Shanghai and begin on
 * Monday. Only acts that stand are counted, neither undone nor passed over.
 */
export async function listPageActs(weeks: number): Promise<PageActsWeek[]> {
  return db.$queryRaw<PageActsWeek[]>`
    WITH page AS (
      SELECT date_trunc('week', p."importedAt" AT TIME ZONE 'Asia/Shanghai')::date AS "week", p."status",
        (SELECT count(*)::int FROM "DeskAct" d WHERE d."pageId" = p."id" AND d."state" = 'done') AS "acts"
      FROM "SourcePage" p)
    SELECT to_char("week", 'YYYY-MM-DD') AS "week", count(*)::int AS "pages",
      (count(*) FILTER (WHERE "status" = 'DONE'))::int AS "done", sum("acts")::int AS "acts",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY "acts") FILTER (WHERE "status" = 'DONE')::float8 AS "median",
      (count(*) FILTER (WHERE "status" = 'DONE' AND "acts" = 0))::float8
        / nullif(count(*) FILTER (WHERE "status" = 'DONE'), 0) AS "untouchedShare"
    FROM page GROUP BY "week" ORDER BY "week" DESC LIMIT ${weeks}`
}
