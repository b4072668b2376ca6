import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { lastAuditId, listAuditRowsFrom, type AuditRow } from '../db/audit-list'
import { db } from '../db/client'
import type { Actor } from '../editorial/actor'
import type { AuditFormat, AuditQuery } from '../editorial/audit'
import { toCsv } from '../editorial/csv'
import { authorize } from '../editorial/policy'

const ROWS_AT_ONCE = 500

const COLUMNS = [
  'id',
  'at',
  'act',
  'actorId',
  'actor',
  'action',
  'targetType',
  'targetId',
  'target',
  'detail',
]

/**
 * The records that a query names, oldest first, as pieces of a file: CSV with a head, or a JSON object a line. What is recorded after it was
 * asked for is not in it. The export itself is on record.
 */
export async function exportAudit(
  actor: Actor,
  query: AuditQuery,
  format: AuditFormat,
): Promise<AsyncGenerator<string>> {
  authorize(actor, 'audit.export')
  const last = await lastAuditId()
  const { after: _, ...asked } = query
  const target = { type: 'audit', id: format, label: format }
  await recordAudit(db, newAct(doerOf(actor)), 'audit.export', target, { ...asked })
  return piecesOf(asked, last, format)
}

async function* piecesOf(query: AuditQuery, last: string, format: AuditFormat): AsyncGenerator<string> {
  if (format === 'csv') yield toCsv([COLUMNS])
  let after = '0'
  for (;;) {
    const rows = await listAuditRowsFrom(query, { after, last, size: ROWS_AT_ONCE })
    if (rows.length > 0)
      yield format === 'csv' ? toCsv(rows.map(cellsOf)).slice(1) : rows.map(toLine).join('')
    after = rows.at(-1)?.id ?? last
    if (rows.length < ROWS_AT_ONCE) return
  }
}

const cellsOf = (row: AuditRow): string[] => [
  row.id,
  row.at.toISOString(),
  row.actId,
  row.actorId ?? '',
  row.actorLabel,
  row.action,
  row.targetType,
  row.targetId,
  row.targetLabel,
  JSON.stringify(row.detail),
]

function toLine({ at, actId, actorLabel, targetLabel, ...row }: AuditRow): string {
  const { id, actorId, action, targetType, targetId, detail } = row
  const line = {
    id,
    at: at.toISOString(),
    act: actId,
    actorId,
    actor: actorLabel,
    action,
    targetType,
    targetId,
    target: targetLabel,
    detail,
  }
  return `${JSON.stringify(line)}\n`
}
