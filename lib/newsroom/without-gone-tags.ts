import 'server-only'
import type { ArticleContent } from '../document/content'
import { unmarkBody } from '../document/unmark-body'
import type { Tx } from '../db/client'
import { holdTags } from '../db/tags'

/**
 * A content without the mentions of tags that somebody deleted while it was typed: the words stay, their mark goes. Only a tag that
 * nothing stored names can be deleted, so no mark that was ever saved is lost. The tags that are left stay until the transaction ends.
 */
export async function withoutGoneTags(tx: Tx, content: ArticleContent): Promise<ArticleContent> {
  const named = Object.entries(content.mentions)
  const there = await holdTags(
    tx,
    named.map(([, { tagId }]) => tagId),
  )
  const gone = new Set(named.flatMap(([id, { tagId }]) => (there.has(tagId) ? [] : [id])))
  if (gone.size === 0) return content
  return {
    ...content,
    body: unmarkBody(content.body, gone),
    mentions: Object.fromEntries(named.filter(([id]) => !gone.has(id))),
  }
}
