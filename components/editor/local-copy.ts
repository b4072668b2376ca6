import { z } from 'zod'
import { ArticleContent } from '@/lib/document/content'
import { SuggestionDecision } from '@/lib/document/suggestion'

/** What an editor typed, kept on this device until the server has it. */
const LocalCopy = z.object({
  /** The version of the article that was being edited. */
  version: z.int(),
  at: z.iso.datetime(),
  content: ArticleContent,
  decisions: z.array(SuggestionDecision),
})
export type LocalCopy = z.infer<typeof LocalCopy>

const keyOf = (articleId: string) => `corridor.article.${articleId}`

/** Keeps a copy; a full or forbidden store is no reason to disturb the one who types. */
export function keepLocalCopy(articleId: string, copy: LocalCopy): void {
  try {
    localStorage.setItem(keyOf(articleId), JSON.stringify(copy))
  } catch (error) {
    console.warn('local copy not kept', { articleId, error })
  }
}

export function dropLocalCopy(articleId: string): void {
  try {
    localStorage.removeItem(keyOf(articleId))
  } catch (error) {
    console.warn('local copy not dropped', { articleId, error })
  }
}

/** The copy kept on this device, or null when there is none that can be read. */
export function findLocalCopy(articleId: string): LocalCopy | null {
  try {
    const stored = localStorage.getItem(keyOf(articleId))
    return stored === null ? null : (LocalCopy.safeParse(JSON.parse(stored)).data ?? null)
  } catch {
    return null
  }
}
