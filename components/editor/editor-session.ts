'use client'

import type { Editor } from '@tiptap/react'
import { createContext, useContext } from 'react'
import type { Stretch } from '@/lib/document/annotate'
import type { MetricFields } from '@/lib/pipeline/model'
import type { EditorArticle, EditorRights, TagName } from './editor-article'

/** A stretch of the text with its words. */
export type Marked = Stretch & { quote: string }

/**
 * What stands open beside a stretch of the text. `suggestionId` is the suggestion that it corrects. Opened by a key it takes
 * the focus; opened by a click it leaves it in the text, where someone may just want to type.
 */
export type Panel =
  | { kind: 'tag'; at: Marked; mentionId: string | null; suggestionId: string | null }
  | {
      kind: 'metric'
      at: Marked
      metricId: string | null
      suggestionId: string | null
      /** Null until the words have been read. */
      fields: MetricFields | null
    }
  | { kind: 'suggestion'; at: Marked; suggestionId: string; isByKey: boolean }
  | { kind: 'marks'; at: Marked; isByKey: boolean }
  | { kind: 'link'; at: Marked }

export type EditorSession = {
  editor: Editor
  article: EditorArticle
  rights: EditorRights
  tags: Readonly<Record<string, TagName>>
  learnTags: (tags: readonly TagName[]) => void
  panel: Panel | null
  setPanel: (panel: Panel | null) => void
}

const SessionContext = createContext<EditorSession | null>(null)
export const EditorSessionProvider = SessionContext.Provider

/** The open article with its editor; only inside the editor's screen. */
export function useEditorSession(): EditorSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no article is open here')
  return session
}
