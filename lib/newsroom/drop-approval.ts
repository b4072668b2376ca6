import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import type { Tx } from '../db/client'
import { endApproval } from '../db/reviews'
import { getAccount } from '../db/users'
import { COMMAND_LINE } from '../editorial/actor'

/** Lets the approval of an article fall that its new content no longer has, and records it. Part of every writing of content. */
export async function dropApproval(
  tx: Tx,
  article: { id: string; headline: string; head: number },
  { hash, authorId }: { hash: string; authorId: string | null },
): Promise<void> {
  if (!(await endApproval(tx, { id: article.id, hash, endedAt: new Date() }))) return
  const doer = authorId === null ? COMMAND_LINE : doerOf(await getAccount(authorId, tx))
  const target = { type: 'article', id: article.id, label: article.headline }
  await recordAudit(tx, newAct(doer), 'article.approval-fall', target, { revision: article.head })
}
