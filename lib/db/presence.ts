import 'server-only'
import { db, type Tx } from './client'

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

/** Says that a device has an article open, and where its cursor is. An editor that was just opened was not taken over from. */
export async function putArticlePresence(
  device: { sessionId: string; userId: string },
  articleId: string,
  seen: { isEditing: boolean; blockId: string | null; isOpening: boolean },
): Promise<{ takenOverBy: string | null }> {
  const place = { sessionId: device.sessionId, targetType: 'article', targetId: articleId }
  const { isOpening, ...state } = seen
  const update = { ...state, seenAt: new Date(), ...(isOpening && { takenOverById: null }) }
  const row = await db.presence.upsert({
    where: { sessionId_targetType_targetId: place },
    create: { ...place, userId: device.userId, ...update },
    update,
    select: { takenOverBy: { select: { name: true } } },
  })
  return { takenOverBy: row.takenOverBy?.name ?? null }
}

export type PresentAtArticle = { id: string; name: string; isEditing: boolean; blockId: string | null }

/** Who else has an article open, each person once, as their last word from another device than this has it. */
export async function listPresentAtArticle(
  articleId: string,
  exceptSessionId: string,
): Promise<PresentAtArticle[]> {
  return db.$queryRaw<PresentAtArticle[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (u."id") u."id"::text AS "id", u."name", p."isEditing", p."blockId"
      FROM "Presence" p JOIN "User" u ON u."id" = p."userId"
      WHERE p."targetType" = 'article' AND p."targetId" = ${articleId}::uuid AND p."sessionId" <> ${exceptSessionId}::uuid
        AND p."seenAt" > now() - make_interval(secs => ${SECONDS_MAX})
      ORDER BY u."id", p."isEditing" DESC, p."seenAt" DESC) present
    ORDER BY "name" COLLATE "zh-x-icu", "id"`
}

/** The sessions, still open, from which an article was seen since a moment. */
export async function listSessionsAtArticle(tx: Tx, articleId: string, since: Date): Promise<Set<string>> {
  const rows = await tx.presence.findMany({
    where: {
      targetType: 'article',
      targetId: articleId,
      seenAt: { gte: since },
      session: { revokedAt: null },
    },
    select: { sessionId: true },
  })
  return new Set(rows.map(({ sessionId }) => sessionId))
}

/** Takes an article over from every other device, and back where it had been taken over from this one. */
export async function takeOverPresence(
  tx: Tx,
  articleId: string,
  by: { sessionId: string; userId: string },
): Promise<void> {
  const all = { targetType: 'article', targetId: articleId }
  await tx.presence.updateMany({
    where: { ...all, sessionId: { not: by.sessionId } },
    data: { takenOverById: by.userId, isEditing: false },
  })
  await tx.presence.updateMany({ where: { ...all, sessionId: by.sessionId }, data: { takenOverById: null } })
}

/** Who has something open, each person once, by name. */
export async function listPresent({ type, id }: Target): Promise<Present[]> {
  return db.$queryRaw<Present[]>`
    SELECT u."id"::text AS "userId", u."name", bool_or(p."isEditing") AS "isEditing"
    FROM "Presence" p JOIN "User" u ON u."id" = p."userId"
    WHERE p."targetType" = ${type} AND p."targetId" = ${id}::uuid AND p."seenAt" > now() - make_interval(secs => ${SECONDS_MAX})
    GROUP BY u."id" ORDER BY u."name" COLLATE "zh-x-icu", u."id"`
}
