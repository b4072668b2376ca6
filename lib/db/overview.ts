import 'server-only'
import type { Head, OverviewArticle, OverviewPage } from '../editorial/overview'
import type { Status } from '../editorial/workflow'
import { db } from './client'

const HEAD = 6
const article = { id: true, headline: true, status: true, returnReason: true, updatedAt: true } as const

/** The articles in a state, last changed first; with `createdById` only that person's. */
export async function headOfArticles(status: Status, createdById?: string): Promise<Head<OverviewArticle>> {
  const where = { status, ...(createdById && { createdById }) }
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
        (SELECT count(DISTINCT l."articleId")::int FROM "LedgerRow" l WHERE l."pageId" = p."id") AS "articles"
      FROM "SourcePage" p WHERE p."status" = 'OPEN' ORDER BY p."importedAt" DESC, p."id" DESC LIMIT ${HEAD}`,
    db.sourcePage.count({ where: { status: 'OPEN' } }),
  ])
  return { rows, total }
}
