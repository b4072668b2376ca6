import 'server-only'
import { z } from 'zod'
import { canonicalJson } from '../document/canonical-json'
import { ArticleContent } from '../document/content'
import type { Tx } from './client'

export type ProposalOrigin = 'desk' | 'jump' | 'duplicate'

export type OpenProposal = {
  id: string
  origin: ProposalOrigin
  baseRevision: number
  /** What the article would become. */
  content: ArticleContent
  /** What its lines said before the first undecided change. */
  basis: ArticleContent
  createdById: string | null
  createdAt: Date
  by: string | null
}

const Stored = z.object({
  id: z.uuid(),
  origin: z.enum(['desk', 'jump', 'duplicate']),
  baseRevision: z.int(),
  content: ArticleContent,
  basis: ArticleContent,
  createdById: z.uuid().nullable(),
  createdAt: z.date(),
})

/** The change of an article that waits for a person, or null. */
export async function findOpenProposal(tx: Tx, articleId: string): Promise<OpenProposal | null> {
  const row = await tx.proposedChange.findFirst({
    where: { articleId, state: 'open' },
    include: { createdBy: { select: { name: true } } },
  })
  return row && { ...Stored.parse(row), by: row.createdBy?.name ?? null }
}

/** Puts a change in place of the one that waited. */
export async function putProposal(
  tx: Tx,
  proposal: {
    articleId: string
    origin: ProposalOrigin
    baseRevision: number
    content: ArticleContent
    basis: ArticleContent
    createdById: string | null
  },
): Promise<void> {
  await withdrawProposal(tx, proposal.articleId)
  const { content, basis, ...facts } = proposal
  await tx.proposedChange.create({ data: { ...facts, content: toJson(content), basis: toJson(basis) } })
}

const toJson = (content: ArticleContent) => JSON.parse(canonicalJson(content))

/** Takes back what waited: a newer change took its place, or nothing differs any more. */
export async function withdrawProposal(tx: Tx, articleId: string): Promise<void> {
  await tx.proposedChange.updateMany({ where: { articleId, state: 'open' }, data: { state: 'superseded' } })
}

/** Records what a person made of a change. Answers false when it did not wait any more. */
export async function decideProposal(
  tx: Tx,
  id: string,
  state: 'accepted' | 'rejected',
  decidedById: string,
): Promise<boolean> {
  const { count } = await tx.proposedChange.updateMany({
    where: { id, state: 'open' },
    data: { state, decidedById, decidedAt: new Date() },
  })
  return count === 1
}
