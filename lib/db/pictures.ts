import 'server-only'
import type { Screen } from '../editorial/desk-lists'
import type { Focus, PictureFacts, PictureQuery, PictureRow, PictureView } from '../editorial/picture'
import { NotFound, Refused } from '../errors'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import { every, holdsWords, inOrder, isAfter, SCREEN, toScreen, type SortKey } from './keyset'
import { IS_PUBLIC_PICTURE } from './public/pictures'

const NEWEST: SortKey = { expression: Prisma.sql`p."createdAt"`, type: 'timestamptz' }
const ID = Prisma.sql`p."id"`

const USED = Prisma.sql`(EXISTS (SELECT FROM "PictureUse" u WHERE u."pictureId" = p."id" AND u."isCurrent")
  OR ${IS_PUBLIC_PICTURE})`

const ROW = Prisma.sql`
  p."id"::text AS "id", p."hash", p."name", p."format", p."bytes", p."width", p."height", p."focusX", p."focusY",
  (SELECT a."name" FROM "User" a WHERE a."id" = p."uploadedById") AS "uploadedBy", p."createdAt",
  (SELECT count(*)::int FROM "PictureUse" u WHERE u."pictureId" = p."id" AND u."isCurrent") AS "uses",
  (SELECT count(*)::int FROM "PictureUse" u WHERE u."pictureId" = p."id" AND NOT u."isCurrent") AS "pastUses",
  ${IS_PUBLIC_PICTURE} AS "isPublic"`

type Found = Omit<PictureRow, 'createdAt'> & { createdAt: Date }
const toRow = ({ createdAt, ...row }: Found): PictureRow => ({ ...row, createdAt: createdAt.toISOString() })

/** One screen of the library, newest first. Words are looked for in names of files, and in headlines of articles that use them. */
export async function listPictureRows({ q, use, after }: PictureQuery): Promise<Screen<PictureRow>> {
  const texts = Prisma.sql`concat_ws(' ', p."name", (SELECT string_agg(a."headline", ' ') FROM "PictureUse" u
    JOIN "Article" a ON a."id" = u."articleId" WHERE u."pictureId" = p."id"))`
  const filters = every([
    ...(q ? [holdsWords(texts, q)] : []),
    ...(use === 'used' ? [USED] : []),
    ...(use === 'unused' ? [Prisma.sql`NOT ${USED}`] : []),
  ])
  const [rows, [count]] = await Promise.all([
    db.$queryRaw<(Found & { key: string })[]>`
      SELECT ${ROW}, (${NEWEST.expression})::text AS "key" FROM "Picture" p
      WHERE ${filters} AND ${isAfter(after, NEWEST, ID, 'desc')} ${inOrder(NEWEST, ID, 'desc')} LIMIT ${SCREEN + 1}`,
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS "total" FROM "Picture" p WHERE ${filters}`,
  ])
  const screen = toScreen(rows, count?.total ?? 0)
  return { ...screen, rows: screen.rows.map(toRow) }
}

/** One picture, and the articles that have it or had it once. Throws NotFound. */
export async function getPictureView(id: string): Promise<PictureView> {
  const [row] = await db.$queryRaw<Found[]>`SELECT ${ROW} FROM "Picture" p WHERE p."id" = ${id}::uuid`
  if (!row) throw new NotFound()
  const places = await db.$queryRaw<PictureView['places']>`
    SELECT a."id"::text AS "articleId", a."headline", u."isCurrent",
      EXISTS (SELECT FROM "LivePublication" l JOIN "PublishedPicture" q ON q."publicationId" = l."id"
        WHERE l."articleId" = a."id" AND q."pictureId" = u."pictureId") AS "isPublic"
    FROM "PictureUse" u JOIN "Article" a ON a."id" = u."articleId" WHERE u."pictureId" = ${id}::uuid
    ORDER BY u."isCurrent" DESC, a."updatedAt" DESC, a."id" LIMIT 200`
  return { ...toRow(row), places }
}

const stored = {
  id: true,
  hash: true,
  format: true,
  name: true,
  width: true,
  height: true,
  focusX: true,
  focusY: true,
} satisfies Prisma.PictureSelect

/** A picture and what its files are called. */
export type PictureAt = PictureFacts & { id: string; name: string; format: string }

/** Throws NotFound. */
export async function getPicture(tx: Tx, id: string): Promise<PictureAt> {
  const picture = await tx.picture.findUnique({ where: { id }, select: stored })
  if (!picture) throw new NotFound()
  return picture
}

/** Pictures by id, with those that are not there left out. */
export function listPictures(tx: Tx, ids: readonly string[]): Promise<PictureAt[]> {
  return tx.picture.findMany({ where: { id: { in: [...ids] } }, select: stored })
}

/** The picture that a file became, by the hash of the file; null when nobody has handed it over. */
export function findPictureOfFile(sourceHash: string): Promise<PictureAt | null> {
  return db.picture.findUnique({ where: { sourceHash }, select: stored })
}

/** Nobody else stores or throws away the files of this hash until the transaction ends. */
export async function holdPictureFiles(tx: Tx, hash: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`picture ${hash}`}, 0))::text`
}

/** True while a picture has files of this hash. */
export async function hasPictureFiles(tx: Tx, hash: string): Promise<boolean> {
  return (await tx.picture.count({ where: { hash } })) > 0
}

type NewPicture = Omit<Prisma.PictureUncheckedCreateInput, 'id' | 'focusX' | 'focusY' | 'createdAt'>

/** Adds a picture, unless one has the same pixels or came of the same file: then answers that. */
export async function putPicture(tx: Tx, picture: NewPicture): Promise<PictureAt & { isNew: boolean }> {
  const { count } = await tx.picture.createMany({ data: picture, skipDuplicates: true })
  const { hash, sourceHash } = picture
  const kept = await tx.picture.findFirstOrThrow({
    where: { OR: [{ hash }, { sourceHash }] },
    select: stored,
  })
  return { ...kept, isNew: count > 0 }
}

export async function setPictureFocus(tx: Tx, id: string, focus: Focus): Promise<void> {
  await tx.picture.update({ where: { id }, data: focus })
}

/** Articles whose live copy shows a picture, with their sections: what a change of it makes stale. */
export function listPublicUses(
  tx: Tx,
  pictureId: string,
): Promise<{ articleId: string; sectionId: string }[]> {
  return tx.$queryRaw`
    SELECT l."articleId"::text AS "articleId", l."sectionId"::text AS "sectionId"
    FROM "LivePublication" l JOIN "PublishedPicture" q ON q."publicationId" = l."id"
    WHERE q."pictureId" = ${pictureId}::uuid`
}

/**
 * Deletes a picture that no article has or had in any revision, nor in a text that is typed just now. Throws
 * `Refused('picture-in-use', { count })`.
 */
export async function deletePicture(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Picture" WHERE "id" = ${id}::uuid FOR UPDATE`
  const [use] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM (
      SELECT "articleId" FROM "PictureUse" WHERE "pictureId" = ${id}::uuid
      UNION SELECT "articleId" FROM "UnsentText" WHERE strpos("content"::text, ${id}) > 0) u`
  const count = use?.count ?? 0
  if (count > 0) throw new Refused('picture-in-use', { count })
  await tx.picture.delete({ where: { id } })
}

/** Writes down which pictures a text has that stands in the history alone: they cannot be deleted either. */
export async function putPastPictureUses(
  tx: Tx,
  articleId: string,
  pictureIds: readonly string[],
): Promise<void> {
  if (pictureIds.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "PictureUse" ("pictureId", "articleId", "isCurrent")
    SELECT p."id", ${articleId}::uuid, FALSE FROM "Picture" p WHERE p."id" = ANY(${[...pictureIds]}::uuid[]) FOR KEY SHARE
    ON CONFLICT ("pictureId", "articleId") DO NOTHING`
}

/**
 * Writes down which pictures the newest revision of an article has. Those of earlier ones stay known: they cannot be deleted.
 * Throws `Refused('picture-missing')` for one that is not in the library.
 */
export async function putPictureUses(
  tx: Tx,
  articleId: string,
  pictureIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(pictureIds)]
  await tx.pictureUse.updateMany({
    where: { articleId, isCurrent: true, pictureId: { notIn: ids } },
    data: { isCurrent: false },
  })
  if (ids.length === 0) return
  const put = await tx.$executeRaw`
    INSERT INTO "PictureUse" ("pictureId", "articleId", "isCurrent")
    SELECT p."id", ${articleId}::uuid, TRUE FROM "Picture" p WHERE p."id" = ANY(${ids}::uuid[]) FOR KEY SHARE
    ON CONFLICT ("pictureId", "articleId") DO UPDATE SET "isCurrent" = TRUE`
  if (put < ids.length) throw new Refused('picture-missing')
}
