import { z } from 'zod'
import { canonicalJson } from '@/lib/document/canonical-json'
import { ArticleContent } from '@/lib/document/content'
import { SettledMark } from '@/lib/document/keep-marks'
import { SuggestionDecision, type EditorSuggestion } from '@/lib/document/suggestion'

/** What an editor typed, kept on this device until the server has it. */
const LocalCopy = z.object({
  /** The version of the article that was being edited. */
  version: z.int(),
  at: z.iso.datetime(),
  content: ArticleContent,
  decisions: z.array(SuggestionDecision),
  settled: z.array(SettledMark).default([]),
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

type Opened = { content: ArticleContent; suggestions: readonly Pick<EditorSuggestion, 'id' | 'state'>[] }

/** What a copy holds that an article does not: another text, decisions on its suggestions alone, or nothing. */
export function leftIn(
  copy: Pick<LocalCopy, 'content' | 'decisions'>,
  opened: Opened,
): 'text' | 'decisions' | null {
  if (canonicalJson(copy.content) !== canonicalJson(opened.content)) return 'text'
  const states = new Map(opened.suggestions.map(({ id, state }) => [id, state]))
  const isUntold = copy.decisions.some(
    ({ suggestionId, state }) => states.has(suggestionId) && states.get(suggestionId) !== state,
  )
  return isUntold ? 'decisions' : null
}
