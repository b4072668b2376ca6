import 'server-only'
import type { Tx } from './client'

/** The ids of all tags, after merges, that bear one of the names or have it as an alias. */
export async function listTagIdsByName(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT t."rootId"::text AS "id"
    FROM (SELECT "id", "name" FROM "Tag" UNION SELECT "tagId", "name" FROM "TagAlias") s
    JOIN "Tag" t ON t."id" = s."id" WHERE s."name" = ANY(${[...names]})`
  return new Set(rows.map(({ id }) => id))
}
