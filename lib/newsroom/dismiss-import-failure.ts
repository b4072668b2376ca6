import 'server-only'
import { z } from 'zod'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { dismissFailure } from '../db/imports'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'

export const FailureRef = z.object({ id: z.uuid() })

/** Says that nothing is to be done about a file that could not be imported: it leaves everyone's overview. Again is once. */
export async function dismissImportFailure(actor: Actor, { id }: z.infer<typeof FailureRef>): Promise<void> {
  authorize(actor, 'page.import')
  await db.$transaction(async (tx) => {
    const item = await dismissFailure(tx, id)
    if (!item) return
    const target = { type: 'import', id: item.batchId, label: item.path }
    await recordAudit(tx, newAct(doerOf(actor)), 'import.dismiss', target)
  })
}
