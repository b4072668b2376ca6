import { z } from 'zod'
import type { FormState } from '@/components/ui/form-answer'
import { RefusalReply } from '@/components/editor/save-requests'
import { OPENER } from '@/lib/action-result'
import { ArticleComments, type CommentAct } from '@/lib/editorial/comment'

const Reply = z.union([z.object({ ok: z.literal(true), data: ArticleComments }), RefusalReply])

const addressOf = (articleId: string) => `/api/desk/articles/${articleId}/comments`
const ANSWER_MS = 20_000

async function ask(articleId: string, init: RequestInit): Promise<FormState<ArticleComments>> {
  try {
    const response = await fetch(addressOf(articleId), { ...init, signal: AbortSignal.timeout(ANSWER_MS) })
    const answer: unknown = await response.json().catch(() => null)
    return Reply.safeParse(answer).data ?? { ok: false, code: 'failed' }
  } catch {
    return { ok: false, code: 'network' }
  }
}

/** The comments of an article as they are now. */
export const fetchComments = (articleId: string) => ask(articleId, {})

/** Does one act with the comments of an article, in the name of whoever opened it. */
export const sendCommentAct = (articleId: string, userId: string, act: CommentAct) =>
  ask(articleId, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [OPENER]: userId },
    body: JSON.stringify(act),
  })
