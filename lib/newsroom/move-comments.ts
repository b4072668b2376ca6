import 'server-only'
import type { ArticleContent } from '../document/content'
import { moveAnchors } from '../document/text-anchor'
import type { Tx } from '../db/client'
import { listAnchors, putAnchors } from '../db/comments'

/** Takes the comments of an article along to its new text. Part of every writing of content. */
export async function moveComments(
  tx: Tx,
  articleId: string,
  before: ArticleContent | null,
  after: ArticleContent,
): Promise<void> {
  const anchors = before && (await listAnchors(tx, articleId))
  if (anchors && anchors.size > 0) await putAnchors(tx, moveAnchors(before.body, after.body, anchors))
}
