import 'server-only'
import type { SettledMark } from '../document/keep-marks'
import type { OpenEye } from '../document/open-eyes'
import type { Tx } from './client'

/** What became of a mark that needed an eye. */
type EyeOutcome = SettledMark['outcome'] | 'placed' | 'kept' | 'left'
export type SettledEye = { markId: string; quote: string; outcome: EyeOutcome; sameAs: string | null }

type Row = Pick<OpenEye, 'kind' | 'reason' | 'quote' | 'blockId'> & {
  markId: string
  before: string
  after: string
}

const rowOf = (eye: OpenEye): Row => ({
  markId: eye.id,
  kind: eye.kind,
  reason: eye.reason,
  quote: eye.quote,
  blockId: eye.blockId,
  before: eye.state === 'lost' ? eye.before : '',
  after: eye.state === 'lost' ? eye.after : '',
})

/**
 * Makes the open rows of an article those of its newest revision, `open`; `settledAs` says what became of one that is no
 * longer among them. `merged` are marks that became one with another before anybody saw them. Rows are never deleted.
 */
export async function putEyes(
  tx: Tx,
  articleId: string,
  {
    open,
    settledAs,
    merged,
  }: {
    open: readonly OpenEye[]
    settledAs: (markId: string, reason: string) => Pick<SettledEye, 'outcome' | 'sameAs'>
    merged: readonly (OpenEye & { sameAs: string })[]
  },
  { revision, settledById }: { revision: number; settledById: string | null },
): Promise<void> {
  const known = await tx.markEye.findMany({
    where: { articleId, settledAt: null },
    select: { markId: true, reason: true },
  })
  const now = new Date()
  const kept = new Set(open.map(({ id }) => id))
  for (const { markId, reason } of known) {
    if (kept.has(markId)) continue
    const { outcome, sameAs } = settledAs(markId, reason)
    await tx.markEye.update({
      where: { articleId_markId: { articleId, markId } },
      data: { settledAt: now, outcome, sameAsId: sameAs, settledById },
    })
  }
  await upsert(tx, articleId, revision, open.map(rowOf))
  await upsert(tx, articleId, revision, merged.map(rowOf))
  for (const { id, sameAs } of merged)
    await tx.markEye.update({
      where: { articleId_markId: { articleId, markId: id } },
      data: { settledAt: now, outcome: 'same', sameAsId: sameAs },
    })
}

/** A row that is open already keeps when it was opened. */
async function upsert(tx: Tx, articleId: string, revision: number, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "MarkEye" ("markId", "articleId", "kind", "reason", "quote", "before", "after", "blockId", "revision")
    SELECT "markId", ${articleId}::uuid, "kind", "reason", "quote", "before", "after", "blockId", ${revision}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS e("markId" uuid, "kind" text, "reason" text, "quote" text, "before" text, "after" text, "blockId" text)
    ON CONFLICT ("articleId", "markId") DO UPDATE SET "kind" = EXCLUDED."kind", "reason" = EXCLUDED."reason",
      "quote" = EXCLUDED."quote", "before" = EXCLUDED."before", "after" = EXCLUDED."after",
      "blockId" = EXCLUDED."blockId",
      "revision" = CASE WHEN "MarkEye"."settledAt" IS NULL THEN "MarkEye"."revision" ELSE EXCLUDED."revision" END,
      "openedAt" = CASE WHEN "MarkEye"."settledAt" IS NULL THEN "MarkEye"."openedAt" ELSE EXCLUDED."openedAt" END,
      "settledAt" = NULL, "outcome" = NULL, "sameAsId" = NULL, "settledById" = NULL`
}
