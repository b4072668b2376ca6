import type { ArticleContent } from './content'
import { joinContents, type Joined } from './join-contents'

/**
 * The content of one article as the new content of another: all its words, blocks, marks and figures, filed where the
 * other is. Marks and blocks get the ids that the other's records need.
 */
export function takeOver(
  content: ArticleContent,
  sectionId: string,
  createId: () => string,
): Pick<Joined, 'content' | 'moved'> {
  const { eyes: _, ...others } = content
  const empty: ArticleContent = {
    ...others,
    sectionId,
    body: { type: 'doc', content: [] },
    mentions: {},
    metrics: {},
  }
  const { content: taken, moved } = joinContents(empty, content, createId)
  return { content: { ...taken, isFragment: content.isFragment }, moved }
}
