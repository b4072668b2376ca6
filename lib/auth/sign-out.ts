import 'server-only'
import { z } from 'zod'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findSession, revokeSession } from '../db/sessions'

/** Ends the session of this id for good; an id that is none, or ended before, changes nothing. */
export async function endSession(id: unknown): Promise<void> {
  const known = z.uuid().safeParse(id)
  const session = known.success ? await findSession(known.data) : null
  if (!session) return
  await db.$transaction(async (tx) => {
    const { user } = session
    if (!(await revokeSession(tx, { id: session.id, userId: user.id }, new Date()))) return
    const target = { type: 'user', id: user.id, label: user.email }
    await recordAudit(tx, newAct(doerOf(user)), 'session.end', target)
  })
}
