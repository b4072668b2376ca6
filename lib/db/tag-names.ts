import 'server-only'
import type { Tx } from './client'

/** The ids of all tags, after merges, that bear one of the names or have it as an alias. */
export async function listTagIdsByName(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s."rootId"::text AS "id" FROM "TagNaming" s WHERE s."name" = ANY(${[...names]})`
  return new Set(rows.map(({ id }) => id))
}
