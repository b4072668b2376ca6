import 'server-only'
import { z } from 'zod'
import { LedgerPlace } from '../editorial/join-undo'
import type { Tx } from './client'

/** The rows of an article in its reading order, over all its pages. */
export async function listPlaces(tx: Tx, articleId: string): Promise<LedgerPlace[]> {
  const rows = await tx.ledgerRow.findMany({
    where: { articleId },
    orderBy: { position: 'asc' },
    select: { pageId: true, start: true, end: true, role: true, joins: true, position: true },
  })
  return z.array(LedgerPlace).parse(rows)
}

/**
 * Makes rows of the ledger those of an article, with their roles and positions. The characters stay as they are cut.
 * False when a row is not there any more; the caller must not go on then.
 */
export async function putPlaces(tx: Tx, articleId: string, places: readonly LedgerPlace[]): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE "LedgerRow" l SET "articleId" = ${articleId}::uuid, "role" = p."role", "joins" = p."joins", "position" = p."position"
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      AS p("pageId" uuid, "start" int, "end" int, "role" text, "joins" boolean, "position" int)
    WHERE l."pageId" = p."pageId" AND l."start" = p."start" AND l."end" = p."end" AND l."articleId" IS NOT NULL`
  return written === places.length
}

/**
 * Takes the pages of articles for this transaction and counts their versions up, so that whoever has one open on the
 * splitting desk reads it anew. Pages are taken in the order of their ids: two such acts cannot wait for each other.
 */
export async function takePagesOf(tx: Tx, articleIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SourcePage" SET "version" = "version" + 1, "updatedAt" = now() WHERE "id" IN (
      SELECT p."id" FROM "SourcePage" p WHERE p."id" IN (
        SELECT l."pageId" FROM "LedgerRow" l WHERE l."articleId"::text = ANY(${[...articleIds]}))
      ORDER BY p."id" FOR UPDATE)`
}

/** The texts of pages by id. */
export async function listPageTexts(tx: Tx, pageIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.sourcePage.findMany({
    where: { id: { in: [...pageIds] } },
    select: { id: true, text: true },
  })
  return new Map(rows.map(({ id, text }) => [id, text]))
}
