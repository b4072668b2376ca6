import 'server-only'
import { db } from './client'

export type Target = { type: 'page' | 'article'; id: string }
export type Present = { userId: string; name: string; isEditing: boolean }

/** Someone who has not been seen for so long has gone. */
const SECONDS_MAX = 30

/** Says that a device has something open, as of now. */
export async function putPresence(
  device: { sessionId: string; userId: string },
  { type: targetType, id: targetId }: Target,
  isEditing: boolean,
): Promise<void> {
  const place = { sessionId: device.sessionId, targetType, targetId }
  const seenAt = new Date()
  await db.presence.upsert({
    where: { sessionId_targetType_targetId: place },
    create: { ...place, userId: device.userId, isEditing, seenAt },
    update: { isEditing, seenAt },
  })
}

/** Who has something open, each person once, by name. */
export async function listPresent({ type, id }: Target): Promise<Present[]> {
  return db.$queryRaw<Present[]>`
    SELECT u."id"::text AS "userId", u."name", bool_or(p."isEditing") AS "isEditing"
    FROM "Presence" p JOIN "User" u ON u."id" = p."userId"
    WHERE p."targetType" = ${type} AND p."targetId" = ${id}::uuid AND p."seenAt" > now() - make_interval(secs => ${SECONDS_MAX})
    GROUP BY u."id" ORDER BY u."name" COLLATE "zh-x-icu", u."id"`
}
