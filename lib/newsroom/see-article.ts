import 'server-only'
import { checkContent } from '../document/check-content'
import { getArticle } from '../db/articles'
import { db } from '../db/client'
import { stampOfComments } from '../db/comments'
import { markReadOf } from '../db/notifications'
import { listPresentAtArticle, putArticlePresence } from '../db/presence'
import { dropOwnUnsent, putUnsent } from '../db/unsent-texts'
import type { Actor } from '../editorial/actor'
import type { ArticlePresence, SeeArticle } from '../editorial/article-presence'
import { authorize } from '../editorial/policy'

/**
 * Says that someone has an article open on a device, and keeps the text that they could not save. Answers who else has it
 * open and where it stands: theirs may be old. Whoever opens it has read what they were told of it. Throws NotFound, and
 * `Refused('document-invalid')` for a text that no editor could have made.
 */
export async function seeArticle(
  actor: Actor,
  sessionId: string,
  { id, unsent, forget, ...seen }: SeeArticle,
): Promise<ArticlePresence> {
  const article = await getArticle(db, id)
  authorize(actor, 'article.view', article)
  if (unsent) {
    const { tabId, base, key, content } = unsent
    checkContent(content)
    await putUnsent({ articleId: id, tabId, userId: actor.id, sessionId }, { base, saveKey: key, content })
  }
  if (forget) await dropOwnUnsent({ articleId: id, tabId: forget, userId: actor.id })
  if (seen.isOpening) await markReadOf(actor.id, id, new Date())
  const { takenOverBy } = await putArticlePresence({ sessionId, userId: actor.id }, id, seen)
  const present = await listPresentAtArticle(id, sessionId)
  return {
    version: article.version,
    state: article.state,
    viewers: present.map((viewer) => ({ ...viewer, isMe: viewer.id === actor.id })),
    takenOverBy,
    commentStamp: await stampOfComments(id),
  }
}
