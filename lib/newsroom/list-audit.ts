import 'server-only'
import { listAuditActors, listAuditRows, type AuditRow } from '../db/audit-list'
import type { Actor } from '../editorial/actor'
import type { AuditQuery } from '../editorial/audit'
import type { Screen } from '../editorial/desk-lists'
import { authorize } from '../editorial/policy'

/** One screen of the record of acts, newest first. */
export async function listAudit(actor: Actor, query: AuditQuery): Promise<Screen<AuditRow>> {
  authorize(actor, 'audit.view')
  return listAuditRows(query)
}

/** Everyone who left a record, for the filter. */
export async function listActors(actor: Actor): Promise<{ id: string; label: string }[]> {
  authorize(actor, 'audit.view')
  return listAuditActors()
}
