import 'server-only'
import { VIEWS_MAX, type SavedView } from '../editorial/saved-view'
import { Conflict, NotFound, Refused } from '../errors'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'

/** The views that someone sees: their own, then what others share, by name. */
export async function listViewsOf(userId: string): Promise<SavedView[]> {
  return db.$queryRaw<SavedView[]>`
    SELECT v."id"::text AS "id", v."version", v."name", v."address", v."isShared", v."ownerId" = ${userId}::uuid AS "isOwn",
      o."name" AS "owner", coalesce(u."defaultViewId" = v."id", FALSE) AS "isDefault"
    FROM "SavedView" v JOIN "User" o ON o."id" = v."ownerId" JOIN "User" u ON u."id" = ${userId}::uuid
    WHERE v."ownerId" = ${userId}::uuid OR v."isShared"
    ORDER BY v."ownerId" = ${userId}::uuid DESC, v."name" COLLATE "zh-x-icu", v."id" LIMIT ${VIEWS_MAX}`
}

type Stored = { id: string; version: number; name: string; ownerId: string; isShared: boolean }

/** A view that someone may see, as it is now. Throws NotFound. */
export async function getView(tx: Tx, id: string, userId: string): Promise<Stored> {
  const view = await tx.savedView.findFirst({
    where: { id, OR: [{ ownerId: userId }, { isShared: true }] },
    select: { id: true, version: true, name: true, ownerId: true, isShared: true },
  })
  if (!view) throw new NotFound()
  return view
}

type Fields = { name: string; address: string; isShared: boolean }

/** Throws `Refused('view-name-taken')` where the owner has one of this name. */
export async function putView(tx: Tx, view: Fields & { ownerId: string }): Promise<{ id: string }> {
  await refuseTaken(tx, view.ownerId, view.name, null)
  return tx.savedView.create({ data: view, select: { id: true } })
}

/** Throws Conflict when it has moved on. */
export async function changeView(
  tx: Tx,
  { id, version, ownerId }: Pick<Stored, 'id' | 'version' | 'ownerId'>,
  change: Fields,
): Promise<void> {
  await refuseTaken(tx, ownerId, change.name, id)
  const { count } = await tx.savedView.updateMany({
    where: { id, version },
    data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict()
}

/** Throws Conflict when it has moved on. */
export async function deleteView(tx: Tx, { id, version }: { id: string; version: number }): Promise<void> {
  const { count } = await tx.savedView.deleteMany({ where: { id, version } })
  if (count === 0) throw new Conflict()
}

async function refuseTaken(tx: Tx, ownerId: string, name: string, exceptId: string | null): Promise<void> {
  // Of two at once the second waits here, and then sees the first.
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${ownerId}::uuid FOR UPDATE`
  const taken = await tx.savedView.findFirst({
    where: { ownerId, name, ...(exceptId && { id: { not: exceptId } }) },
    select: { id: true },
  })
  if (taken) throw new Refused('view-name-taken', { name })
}

/** What someone's list opens with; null is everything. */
export async function setDefaultView(tx: Tx, userId: string, viewId: string | null): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { defaultViewId: viewId } })
}

/** The query of the view that someone's list opens with, while they may see it; null for everything. */
export async function findDefaultAddress(userId: string): Promise<string | null> {
  const [row] = await db.$queryRaw<{ address: string }[]>(Prisma.sql`
    SELECT v."address" FROM "User" u JOIN "SavedView" v ON v."id" = u."defaultViewId"
    WHERE u."id" = ${userId}::uuid AND (v."isShared" OR v."ownerId" = u."id")`)
  return row?.address ?? null
}
