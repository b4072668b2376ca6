import 'server-only'
import type { BylineFields } from '../document/content'
import type { Status } from '../editorial/workflow'
import { Conflict, NotFound, Refused } from '../errors'
import { db, type Tx } from './client'
import type { Prisma } from './generated/client'

const articleAt = {
  id: true,
  version: true,
  status: true,
  slug: true,
  head: true,
  headline: true,
  sectionId: true,
  isEdited: true,
  returnReason: true,
  retiredAt: true,
  mergedIntoId: true,
} satisfies Prisma.ArticleSelect
export type ArticleAt = Prisma.ArticleGetPayload<{ select: typeof articleAt }>

/**
 * An article at the version its editor saw. Throws NotFound, Conflict when it has moved on, `Refused('article-retired')`
 * when it is no work any more.
 */
export async function getArticleAt(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<ArticleAt> {
  const article = await getArticle(tx, id)
  if (article.version !== version) throw new Conflict()
  if (article.retiredAt) throw new Refused('article-retired')
  return article
}

/** An article as it is now. Throws NotFound. */
export async function getArticle(tx: Tx, id: string): Promise<ArticleAt> {
  const article = await tx.article.findUnique({ where: { id }, select: articleAt })
  if (!article) throw new NotFound()
  return article
}

/** The article that took a retired one over, or the one that took that over by now; null when it was taken apart. */
export async function findSuccessor(tx: Tx, id: string): Promise<{ id: string; headline: string } | null> {
  const [successor] = await tx.$queryRaw<{ id: string; headline: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT "mergedIntoId" AS "id", 1 AS "step" FROM "Article" WHERE "id" = ${id}::uuid
      UNION ALL SELECT a."mergedIntoId", c."step" + 1 FROM chain c JOIN "Article" a ON a."id" = c."id"
      WHERE a."mergedIntoId" IS NOT NULL AND c."step" < 100)
    SELECT a."id"::text AS "id", a."headline" FROM chain c JOIN "Article" a ON a."id" = c."id" ORDER BY c."step" DESC LIMIT 1`
  return successor ?? null
}

/** Articles as they are now, held until the transaction ends: nobody saves or splits them meanwhile. Unknown ids are left out. */
export async function holdArticles(tx: Tx, ids: readonly string[]): Promise<Map<string, ArticleAt>> {
  // One order for all, so that two who want the same articles wait and never deadlock.
  await tx.$queryRaw`SELECT 1 FROM "Article" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE`
  return listArticlesAt(tx, ids)
}

/** Articles as they are now, by id. Unknown ids are left out. */
export async function listArticlesAt(tx: Tx, ids: readonly string[]): Promise<Map<string, ArticleAt>> {
  const rows = await tx.article.findMany({ where: { id: { in: [...ids] } }, select: articleAt })
  return new Map(rows.map((article) => [article.id, article]))
}

type ArticleChange = {
  status?: Status
  slug?: string
  returnReason?: string | null
  head?: number
  isEdited?: boolean
  isFragment?: boolean
  headline?: string
  kicker?: string | null
  deck?: string | null
  sectionId?: string
  /** Set when the article is no work any more; null brings it back. */
  retiredAt?: Date | null
  mergedIntoId?: string | null
}

/** Writes at exactly this version and counts it up. Throws Conflict when someone was quicker; then nothing is written. */
export async function advanceArticle(
  tx: Tx,
  { id, version }: { id: string; version: number },
  change: ArticleChange,
): Promise<number> {
  const { count } = await tx.article.updateMany({
    where: { id, version },
    data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict()
  return version + 1
}

/** A new, empty article row; its first content follows in the same transaction. */
export function putArticle(
  tx: Tx,
  article: { id?: string; headline: string; sectionId: string; createdById: string | null },
): Promise<ArticleAt> {
  return tx.article.create({ data: article, select: articleAt })
}

/** Replaces the signatures of an article by these, in their order. */
export async function putBylines(tx: Tx, articleId: string, bylines: readonly BylineFields[]): Promise<void> {
  await tx.byline.deleteMany({ where: { articleId } })
  await tx.byline.createMany({
    data: bylines.map((byline, position) => ({ articleId, position, ...byline })),
  })
}

/** The section that imported and new articles are filed under. */
export async function getDefaultSectionId(client: Tx = db): Promise<string> {
  const section = await client.section.findFirst({ where: { isDefault: true }, select: { id: true } })
  if (!section) throw new NotFound()
  return section.id
}

const section = { id: true, slug: true, name: true, nameEn: true } satisfies Prisma.SectionSelect

/** The sections in the newsroom's order. */
export function listSections() {
  return db.section.findMany({ orderBy: { position: 'asc' }, select: section })
}
