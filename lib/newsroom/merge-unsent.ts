import 'server-only'
import type { ArticleContent } from '../document/content'
import { mergeContents } from '../document/merge-contents'
import { withQuotes } from '../document/open-eyes'
import { withBases } from '../document/stale-figures'
import type { Tx } from '../db/client'
import { findRevision, findRevisionOfSave, getRevision, hashOf } from '../db/revisions'
import type { UnsentText } from '../db/unsent-texts'

const whole = (content: ArticleContent): ArticleContent => withQuotes(withBases(content, null), null)

export type UnsentBeside = {
  /** What it was made from; null when that is thinned out. */
  base: ArticleContent | null
  /** What the article says by now. */
  theirs: ArticleContent
  /** Both together; where both changed the same paragraphs, what the article says. */
  merged: ArticleContent
  hasConflicts: boolean
}

/** An unsent text beside what its article says by now. Null when a save brought it after all, or the article says all of it. */
export async function mergeUnsent(
  tx: Tx,
  { id, head }: { id: string; head: number },
  { content: mine, base: number, saveKey }: UnsentText,
): Promise<UnsentBeside | null> {
  if ((await findRevisionOfSave(tx, id, saveKey)) !== null) return null
  const theirs = whole((await getRevision(tx, id, head)).content)
  const found = await findRevision(tx, id, number)
  const base = found && whole(found.content)
  const isSaid = (content: ArticleContent) => hashOf(whole(content)) === hashOf(theirs)
  if (!base) return isSaid(mine) ? null : { base, theirs, merged: theirs, hasConflicts: true }
  const choose = () => 'theirs' as const
  const { content: merged, conflicts } = mergeContents({ base, mine, theirs }, { choose, createId: () => '' })
  const hasConflicts = conflicts.length > 0
  return hasConflicts || !isSaid(merged) ? { base, theirs, merged, hasConflicts } : null
}
