import 'server-only'
import type { LedgerArticleFacts } from '../editorial/page-ledger-view'
import { isUntouched, type Status } from '../editorial/workflow'
import { db, type Tx } from './client'

type Row = {
  id: string
  status: Status
  isEdited: boolean
  slug: string | null
  hasProposal: boolean
  otherPages: { id: string; fileName: string }[]
}

/** What the splitting desk must know of the articles of a page besides their pieces, by id. */
export async function listArticleFacts(
  pageId: string,
  client: Tx = db,
): Promise<Record<string, LedgerArticleFacts>> {
  const rows = await client.$queryRaw<Row[]>`
    SELECT a."id"::text AS "id", a."status"::text AS "status", a."isEdited", a."slug",
      EXISTS (SELECT 1 FROM "ProposedChange" c WHERE c."articleId" = a."id" AND c."state" = 'open') AS "hasProposal",
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', o."id", 'fileName', o."fileName") ORDER BY o."first") FROM (
        SELECT p."id", p."fileName", min(l."position") AS "first" FROM "LedgerRow" l JOIN "SourcePage" p ON p."id" = l."pageId"
        WHERE l."articleId" = a."id" AND l."pageId" <> ${pageId}::uuid GROUP BY p."id") o), '[]'::jsonb) AS "otherPages"
    FROM "Article" a WHERE a."id" IN (SELECT l."articleId" FROM "LedgerRow" l WHERE l."pageId" = ${pageId}::uuid)`
  return Object.fromEntries(
    rows.map(({ id, ...facts }) => [id, { ...facts, isUntouched: isUntouched(facts) }]),
  )
}
