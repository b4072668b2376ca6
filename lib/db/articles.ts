import 'server-only'
import type { BylineFields } from '../document/content'
import type { Status } from '../editorial/workflow'
import { Conflict, NotFound } from '../errors'
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

/** An article at the version its editor saw. Throws NotFound, or Conflict when it has moved on. */
export async function getArticleAt(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<ArticleAt> {
  const article = await getArticle(tx, id)
  if (article.version !== version) throw new Conflict()
  return article
}

/** An article as it is now. Throws NotFound. */
export async function getArticle(tx: Tx, id: string): Promise<ArticleAt> {
  const article = await tx.article.findUnique({ where: { id }, select: articleAt })
  if (!article) throw new NotFound()
  return article
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
  article: { headline: string; sectionId: string; createdById: string | null },
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
