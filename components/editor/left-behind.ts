import { canonicalJson } from '@/lib/document/canonical-json'
import type { ArticleContent } from '@/lib/document/content'
import { mergeContents } from '@/lib/document/merge-contents'
import type { EditorArticle } from './editor-article'
import { dropLocalCopy, findLocalCopy, leftIn, type LocalCopy } from './local-copy'
import type { Stored } from './save-queue'
import { fetchArticle } from './save-requests'

/** What an earlier editor could not save: where it was kept, and the article as it stands. */
export type LeftBehind = {
  copy: LocalCopy
  stored: Stored
  left: 'text' | 'decisions'
  isAtServer: boolean
}

/** Text or decisions of this person that never reached the article, beside what the server holds by now; null when there are none. */
export async function findLeftBehind(article: EditorArticle, userId: string): Promise<LeftBehind | null> {
  const local = await findLocalCopy(article.id, userId)
  const found = local ?? fromServer(article, userId)
  if (!found) return null
  const stored = await storedOf(article, found)
  const copy = onTopOfPending(found, stored)
  const left = whatIsLeft(copy, stored)
  if (left) return { copy, stored, left, isAtServer: local === null }
  await dropLocalCopy(copy)
  return null
}

type Fetched = Stored & { revisionOfSave: number | null }

async function storedOf(article: EditorArticle, { pending }: LocalCopy): Promise<Fetched> {
  const known = { ...article, revision: article.head, revisionOfSave: null }
  return (await fetchArticle(article.id, pending?.key)) ?? known
}

/** The text of another browser that the server kept. Without what it was made from, all that differs from what is stored is asked about. */
function fromServer({ id, version, unsent }: EditorArticle, userId: string): LocalCopy | null {
  if (!unsent) return null
  const { tabId, key, revision, content, at } = unsent
  const base: ArticleContent = unsent.base ?? { ...content, body: { type: 'doc', content: [] } }
  const pending = { key, content }
  return {
    tabId,
    userId,
    articleId: id,
    version,
    revision,
    base,
    at,
    content,
    decisions: [],
    settled: [],
    pending,
  }
}

type Made = Pick<LocalCopy, 'base' | 'content' | 'pending'>

/**
 * A save that did arrive is what the rest was made from. What others saved may have been merged with it: that is merged into
 * the text when it is restored, and never taken for something that this person deleted.
 */
export function onTopOfPending<T extends Made>(
  copy: T,
  { revisionOfSave }: Pick<Fetched, 'revisionOfSave'>,
): T {
  if (!copy.pending || revisionOfSave === null) return copy
  return { ...copy, base: copy.pending.content, pending: null }
}

function whatIsLeft(copy: LocalCopy, stored: Stored): LeftBehind['left'] | null {
  const { base, content: mine, decisions } = copy
  const merge = mergeContents({ base, mine, theirs: stored.content })
  const isStored =
    merge.conflicts.length === 0 && canonicalJson(merge.content) === canonicalJson(stored.content)
  return isStored ? leftIn({ content: stored.content, decisions }, stored) : 'text'
}
