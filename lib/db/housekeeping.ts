import 'server-only'
import { db } from './client'

/** What was deleted before these moments. */
export type Limits = { staleSurfacesBefore: Date; sessionsBefore: Date }

/** Deletes rows that have served their time. Sessions count from their end: revoked, or last seen. */
export async function purge(limits: Limits): Promise<void> {
  await db.staleSurface.deleteMany({ where: { at: { lt: limits.staleSurfacesBefore } } })
  await db.session.deleteMany({
    where: {
      OR: [{ revokedAt: { lt: limits.sessionsBefore } }, { lastSeenAt: { lt: limits.sessionsBefore } }],
    },
  })
}
