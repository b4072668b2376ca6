import 'server-only'
import { getArticleAt } from '../db/articles'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { decideProposal, findOpenProposal } from '../db/proposed-changes'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { Conflict } from '../errors'
import type { ProposalRef } from './accept-proposal'

/** Turns a proposed change down: the article stays as it is, and later acts propose only what they change themselves. */
export async function rejectProposal(actor: Actor, ref: ProposalRef): Promise<{ version: number }> {
  return db.$transaction(async (tx) => {
    const article = await getArticleAt(tx, ref)
    authorize(actor, 'article.edit', article)
    const proposal = await findOpenProposal(tx, article.id)
    if (proposal?.id !== ref.proposalId) throw new Conflict()
    if (!(await decideProposal(tx, proposal.id, 'rejected', actor.id))) throw new Conflict()
    await recordAudit(tx, newAct(doerOf(actor)), 'article.reject-change', {
      type: 'article',
      id: article.id,
      label: article.headline,
    })
    return { version: article.version }
  })
}
