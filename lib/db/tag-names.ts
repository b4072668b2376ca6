import 'server-only'
import type { NameBearer } from '../editorial/borne-name'
import type { Tx } from './client'

/** The ids of all tags, after merges, that bear one of the names or have it as an alias. */
export async function listTagIdsByName(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s."rootId"::text AS "id" FROM "TagNaming" s WHERE s."name" = ANY(${[...names]})`
  return new Set(rows.map(({ id }) => id))
}

/** The other tags, after merges, that bear a name or have it as an alias; those that it belongs to first. */
export const listTagBearers = (tx: Tx, exceptId: string | null, name: string): Promise<NameBearer[]> =>
  tx.$queryRaw<NameBearer[]>`
    SELECT r."id"::text AS "id", r."version", r."type"::text AS "type", r."name", r."disambiguation",
      bool_or(s."tagId" = r."id" AND NOT s."isAlias") AS "isOwnName"
    FROM "TagNaming" s JOIN "Tag" r ON r."id" = s."rootId"
    WHERE s."name" = ${name} AND r."id" IS DISTINCT FROM (SELECT "rootId" FROM "Tag" WHERE "id" = ${exceptId}::uuid)
    GROUP BY r."id" ORDER BY "isOwnName" DESC, r."createdAt", r."id"`
