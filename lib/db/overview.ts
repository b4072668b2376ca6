import 'server-only'
import type { Head, OverviewArticle, OverviewPage } from '../editorial/overview'
import { db } from './client'
import type { Prisma } from './generated/client'

const HEAD = 6
const article = { id: true, headline: true, status: true, returnReason: true, updatedAt: true } as const

/** The articles that wait for a reviewer, changes of public ones among them, last changed first. */
export async function headOfWaiting(): Promise<Head<OverviewArticle>> {
  const { rows, total } = await headOf({
    OR: [{ status: 'IN_REVIEW' }, { status: 'PUBLISHED', reviews: { some: { state: 'open' } } }],
  })
  const asWaiting = (row: OverviewArticle): OverviewArticle =>
    row.status === 'PUBLISHED' ? { ...row, status: 'CHANGE_IN_REVIEW' } : row
  return { rows: rows.map(asWaiting), total }
}

/** The articles that readers see, last changed first. */
export function headOfPublic(now: Date): Promise<Head<OverviewArticle>> {
  const live: Prisma.PublicationWhereInput = {
    endedAt: null,
    goLiveAt: { lte: now },
    AND: [
      { OR: [{ embargoUntil: null }, { embargoUntil: { lte: now } }] },
      { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    ],
  }
  return headOf({ status: 'PUBLISHED', publications: { some: live } })
}

/** The drafts that someone made or ever saved and that no reviewer has given back to them, last changed first. */
export async function headOfDrafts(userId: string): Promise<Head<OverviewArticle>> {
  return headOf({
    status: 'DRAFT',
    OR: [{ createdById: userId }, { revisions: { some: { authorId: userId } } }],
    NOT: { id: { in: await listReturnedIds(userId) } },
  })
}

/** The drafts that a reviewer gave back to someone: to who made it, submitted it last or saved it last. */
export async function headOfReturned(userId: string): Promise<Head<OverviewArticle>> {
  return headOf({ id: { in: await listReturnedIds(userId) } })
}

async function listReturnedIds(userId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT a."id"::text AS "id" FROM "Article" a
    WHERE a."status" = 'DRAFT' AND a."retiredAt" IS NULL AND a."returnReason" IS NOT NULL AND (
      a."createdById" = ${userId}::uuid
      OR ${userId}::uuid = (SELECT r."authorId" FROM "Revision" r WHERE r."articleId" = a."id" AND r."number" = a."head")
      OR ${userId}::uuid = (SELECT e."actorId" FROM "AuditEvent" e WHERE e."targetType" = 'article'
        AND e."targetId" = a."id"::text AND e."action" = 'article.submit' ORDER BY e."id" DESC LIMIT 1))`
  return rows.map(({ id }) => id)
}

async function headOf(filter: Prisma.ArticleWhereInput): Promise<Head<OverviewArticle>> {
  const where = { ...filter, retiredAt: null }
  const [rows, total] = await Promise.all([
    db.article.findMany({
      where,
      select: article,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: HEAD,
    }),
    db.article.count({ where }),
  ])
  return { rows, total }
}

/** The pages that are not done, newest first. */
export async function headOfOpenPages(): Promise<Head<OverviewPage>> {
  const [rows, total] = await Promise.all([
    db.$queryRaw<OverviewPage[]>`
      SELECT p."id"::text AS "id", p."fileName", p."importedAt",
        (SELECT a."headline" FROM "LedgerRow" l JOIN "Article" a ON a."id" = l."articleId"
          WHERE l."pageId" = p."id" AND a."headline" <> '' ORDER BY l."start" LIMIT 1) AS "headline",
        (SELECT count(DISTINCT l."articleId")::int FROM "LedgerRow" l WHERE l."pageId" = p."id") AS "articles"
      FROM "SourcePage" p WHERE p."status" = 'OPEN' ORDER BY p."importedAt" DESC, p."id" DESC LIMIT ${HEAD}`,
    db.sourcePage.count({ where: { status: 'OPEN' } }),
  ])
  return { rows, total }
}
