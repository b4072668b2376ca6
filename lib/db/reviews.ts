import 'server-only'
import {
  REVIEW_ROUNDS,
  REVIEW_SETTING,
  ReviewSetting,
  roundOf,
  type OpinionView,
  type ReviewCheck,
  type ReviewPreset,
  type ReviewState,
  type ReviewView,
  type Verdict,
} from '../editorial/review'
import { db, type Tx } from './client'
import type { Prisma } from './generated/client'

/** How many rounds an article submitted now goes through. */
export async function findReviewPreset(tx: Tx = db): Promise<ReviewPreset> {
  const row = await tx.setting.findUnique({ where: { key: REVIEW_SETTING }, select: { value: true } })
  return ReviewSetting.safeParse(row?.value).data?.preset ?? 'none'
}

/** Begins a review. Of two at once the database refuses one. */
export async function putReview(
  tx: Tx,
  review: { articleId: string; preset: ReviewPreset; requestedById: string },
): Promise<void> {
  await tx.review.create({ data: { ...review, rounds: REVIEW_ROUNDS[review.preset].length } })
}

type Move =
  | { state: 'open'; round?: number; hash: null; endedAt: null }
  | { state: 'changes'; hash: null; endedAt: null }
  | { state: 'approved'; hash: string; endedAt: null }
  | { state: 'done' | 'fallen' | 'dropped'; endedAt: Date }

export async function moveReview(tx: Tx, id: string, move: Move): Promise<void> {
  await tx.review.update({ where: { id }, data: move })
}

export async function putOpinion(
  tx: Tx,
  opinion: {
    reviewId: string
    round: number
    reviewerId: string
    verdict: Verdict
    opinion: string
    checks: ReviewCheck[]
    revisionId: string
    hash: string
  },
): Promise<void> {
  await tx.reviewOpinion.create({ data: opinion })
}

/**
 * Ends the approval of an article whose content is another now, and answers whether there was one. A draft that was approved is
 * a draft again.
 */
export async function endApproval(
  tx: Tx,
  article: { id: string; hash: string; endedAt: Date },
): Promise<boolean> {
  const { count } = await tx.review.updateMany({
    where: { articleId: article.id, state: 'approved', hash: { not: article.hash } },
    data: { state: 'fallen', endedAt: article.endedAt },
  })
  if (count === 0) return false
  await tx.article.updateMany({ where: { id: article.id, status: 'APPROVED' }, data: { status: 'DRAFT' } })
  return true
}

/** The review that passed this very content and ended with its publication, or null. */
export async function findSpentApproval(
  tx: Tx,
  articleId: string,
  hash: string,
): Promise<{ id: string } | null> {
  return tx.review.findFirst({
    where: { articleId, state: 'done', hash },
    orderBy: { endedAt: 'desc' },
    select: { id: true },
  })
}

const reviewRow = {
  include: {
    requestedBy: { select: { name: true } },
    opinions: {
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      include: { reviewer: { select: { name: true } }, revision: { select: { number: true } } },
    },
  },
} satisfies Prisma.ReviewDefaultArgs

/** Every review of an article, newest first, with all that was said. */
export async function listReviews(tx: Tx, articleId: string): Promise<ReviewView[]> {
  const rows = await tx.review.findMany({
    where: { articleId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...reviewRow,
  })
  return rows.map(toReviewView)
}

function toReviewView(row: Prisma.ReviewGetPayload<typeof reviewRow>): ReviewView {
  // The table's checks allow only these names.
  const preset = row.preset as ReviewPreset
  const opinions = row.opinions.map((opinion): OpinionView => {
    const { id, round, reviewer, revision, checks, at } = opinion
    return {
      id,
      round,
      name: roundOf(preset, round).name,
      verdict: opinion.verdict as Verdict,
      reviewer: reviewer.name,
      opinion: opinion.opinion,
      checks: checks as ReviewCheck[],
      revision: revision.number,
      at: at.toISOString(),
    }
  })
  return {
    id: row.id,
    preset,
    state: row.state as ReviewState,
    round: row.round,
    requestedBy: row.requestedBy.name,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    opinions,
  }
}
