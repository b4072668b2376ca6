import 'server-only'
import { z } from 'zod'
import type { BylineFields } from '../document/content'
import type { ArticleFacts } from '../editorial/policy'
import type { Priority } from '../editorial/priority'
import { REVIEW_SETTING, type ReviewPreset } from '../editorial/review'
import { stateOf, type OpenReview, type Status } from '../editorial/workflow'
import { Conflict, NotFound, Refused } from '../errors'
import { db, type Tx } from './client'
import type { Prisma } from './generated/client'

type StoredArticle = {
  id: string
  version: number
  status: Status
  slug: string | null
  head: number
  headline: string
  sectionId: string
  isEdited: boolean
  returnReason: string | null
  killReason: string | null
  trashedFrom: Status | null
  assigneeId: string | null
  dueAt: Date | null
  /** Whom the sender asked to review it, while it is with the reviewers. */
  askedId: string | null
  priority: Priority
  retiredAt: Date | null
  mergedIntoId: string | null
}

/** An article as it is now, with what the policy asks about it. */
export type ArticleAt = StoredArticle &
  ArticleFacts & {
    review: ReviewAt | null
    /** When its public copy expires. */
    expiresAt: Date | null
  }

/** The review that is going on. */
type ReviewAt = { id: string; state: OpenReview; preset: ReviewPreset; round: number }

type Row = StoredArticle & {
  times: {
    goLiveAt: string
    embargoUntil: string | null
    expiresAt: string | null
    yieldsAt: string | null
  } | null
  review: ReviewAt | null
  isCorrected: boolean
  needsReview: boolean
  makerIds: string[]
  reviewerIds: string[]
}

const date = (iso: string) => new Date(iso)
function toArticleAt({ times, isCorrected, ...article }: Row): ArticleAt {
  const standing = {
    status: article.status,
    review: article.review?.state ?? null,
    times: times && {
      goLiveAt: date(times.goLiveAt),
      embargoUntil: times.embargoUntil ? date(times.embargoUntil) : null,
      expiresAt: times.expiresAt ? date(times.expiresAt) : null,
      yieldsAt: times.yieldsAt ? date(times.yieldsAt) : null,
    },
    isCorrected,
  }
  return {
    ...article,
    expiresAt: standing.times?.expiresAt ?? null,
    state: stateOf(standing, new Date()),
  }
}

/** Articles as they are now, by id. Unknown ids are left out. */
export async function listArticlesAt(tx: Tx, ids: readonly string[]): Promise<Map<string, ArticleAt>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a."id"::text AS "id", a."version", a."status"::text AS "status", a."slug", a."head", a."headline",
      a."sectionId"::text AS "sectionId", a."isEdited", a."returnReason", a."killReason", a."trashedFrom"::text AS "trashedFrom",
      a."assigneeId"::text AS "assigneeId", a."dueAt", a."askedId"::text AS "askedId", a."priority"::text AS "priority", a."retiredAt", a."mergedIntoId"::text AS "mergedIntoId",
      CASE WHEN p."id" IS NOT NULL THEN jsonb_build_object('goLiveAt', p."goLiveAt", 'embargoUntil', p."embargoUntil",
        'expiresAt', p."expiresAt", 'yieldsAt', p."yieldsAt") END AS "times",
      CASE WHEN v."id" IS NOT NULL THEN jsonb_build_object('id', v."id", 'state', v."state", 'preset', v."preset",
        'round', v."round") END AS "review",
      EXISTS (SELECT FROM "Correction" c WHERE c."articleId" = a."id" AND c."state" = 'published'
        AND c."publishedAt" <= now()) AS "isCorrected",
      coalesce((SELECT s."value"->>'preset' FROM "Setting" s WHERE s."key" = ${REVIEW_SETTING}), 'none') <> 'none' AS "needsReview",
      array_remove(array[a."createdById", v."requestedById", (SELECT r."authorId" FROM "Revision" r
        WHERE r."articleId" = a."id" AND r."number" = a."head")], NULL)::text[] AS "makerIds",
      array(SELECT o."reviewerId" FROM "ReviewOpinion" o WHERE o."reviewId" = v."id" AND o."round" <> v."round")::text[] AS "reviewerIds"
    FROM "Article" a
    LEFT JOIN "CurrentPublication" p ON p."articleId" = a."id"
    LEFT JOIN "Review" v ON v."articleId" = a."id" AND v."endedAt" IS NULL
    WHERE a."id" = ANY(${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, toArticleAt(row)]))
}

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
  const article = z.uuid().safeParse(id).success ? (await listArticlesAt(tx, [id])).get(id) : undefined
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

type ArticleChange = {
  status?: Status
  slug?: string
  returnReason?: string | null
  killReason?: string | null
  trashedFrom?: Status | null
  assigneeId?: string | null
  dueAt?: Date | null
  askedId?: string | null
  priority?: Priority
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
): Promise<{ id: string; version: number; head: number }> {
  return tx.article.create({ data: article, select: { id: true, version: true, head: true } })
}

/** The newest article that someone began and nobody has done anything with since, or null. */
export function findUntouched(tx: Tx, createdById: string): Promise<{ id: string } | null> {
  return tx.article.findFirst({
    where: {
      createdById,
      status: 'DRAFT',
      head: 1,
      // What it has when it is made; every save and every step counts on.
      version: 2,
      retiredAt: null,
      revisions: { every: { reason: 'create' } },
      comments: { none: {} },
      unsent: { none: {} },
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
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
