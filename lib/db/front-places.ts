import 'server-only'
import type { FrontStory } from '../editorial/front'
import { db, type Tx } from './client'
import { Prisma } from './generated/client'
import { holdsWords } from './keyset'

/** Stories offered to be placed; what is further down is found by its words. */
const OFFERED = 40

const STORY = Prisma.sql`a."id", a."headline", jsonb_build_object('name', s."name", 'nameEn', s."nameEn") AS "section",
  to_char(p."printedOn", 'YYYY-MM-DD') AS "printedOn", p."id" IS NOT NULL AS "isLive"`

/** The stories of a list (null is the front page) in their places. */
export async function listPlaces(sectionId: string | null): Promise<FrontStory[]> {
  return db.$queryRaw<FrontStory[]>`
    SELECT ${STORY} FROM "FrontPlace" f JOIN "Article" a ON a."id" = f."articleId" JOIN "Section" s ON s."id" = a."sectionId"
    LEFT JOIN "LivePublication" p ON p."articleId" = a."id"
    WHERE f."sectionId" IS NOT DISTINCT FROM ${sectionId}::uuid ORDER BY f."position"`
}

/** The newest live stories, of one section or all, whose headline holds the words. */
export async function listPlaceable(sectionId: string | null, words?: string): Promise<FrontStory[]> {
  const inSection = sectionId === null ? Prisma.sql`TRUE` : Prisma.sql`p."sectionId" = ${sectionId}::uuid`
  return db.$queryRaw<FrontStory[]>`
    SELECT ${STORY} FROM "LivePublication" p JOIN "Article" a ON a."id" = p."articleId" JOIN "Section" s ON s."id" = p."sectionId"
    WHERE ${inSection} AND ${words ? holdsWords(Prisma.sql`p."headline"`, words) : Prisma.sql`TRUE`}
    ORDER BY p."firstPublishedAt" DESC, p."articleId" DESC LIMIT ${OFFERED}`
}

/** The articles in the places of a list as they are now; nobody else changes any until the transaction ends. */
export async function holdPlaces(tx: Tx, sectionId: string | null): Promise<string[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('front-places', 0))`
  const rows = await tx.frontPlace.findMany({
    where: { sectionId },
    orderBy: { position: 'asc' },
    select: { articleId: true },
  })
  return rows.map(({ articleId }) => articleId)
}

/** Gives the places of a list to these articles, in this order. */
export async function putPlaces(
  tx: Tx,
  sectionId: string | null,
  articleIds: readonly string[],
): Promise<void> {
  await tx.frontPlace.deleteMany({ where: { sectionId } })
  await tx.frontPlace.createMany({
    data: articleIds.map((articleId, position) => ({ sectionId, articleId, position })),
  })
}

/** Which of these articles were ever public, by their headlines. */
export async function findHeadlines(tx: Tx, articleIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.article.findMany({
    where: { id: { in: [...articleIds] }, slug: { not: null } },
    select: { id: true, headline: true },
  })
  return new Map(rows.map(({ id, headline }) => [id, headline]))
}
