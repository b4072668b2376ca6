'use client'

import type { Editor } from '@tiptap/react'
import { createContext, useContext, type Dispatch, type SetStateAction } from 'react'
import type { Stretch } from '@/lib/document/annotate'
import type { MetricFields } from '@/lib/pipeline/model'
import type { EditorArticle, EditorRights, TagName } from './editor-article'

/** A stretch of the text with its words. */
export type Marked = Stretch & { quote: string }

/**
 * What stands open beside a stretch of the text, with the focus in it. `suggestionId` is the suggestion that it corrects.
 */
export type Panel =
  | { kind: 'tag'; at: Marked; mentionId: string | null; suggestionId: string | null }
  | {
      kind: 'metric'
      at: Marked
      metricId: string | null
      suggestionId: string | null
      /** Null until the words have been read, or when no figure is read in them. */
      fields: MetricFields | null
    }
  | { kind: 'suggestion'; at: Marked; suggestionId: string }
  | { kind: 'marks'; at: Marked }
  | { kind: 'link'; at: Marked }

/** Words that were just tagged, as what. */
export type Tagged = { tag: TagName; quote: string }

export type EditorSession = {
  editor: Editor
  article: EditorArticle
  rights: EditorRights
  tags: Readonly<Record<string, TagName>>
  learnTags: (tags: readonly TagName[]) => void
  panel: Panel | null
  setPanel: Dispatch<SetStateAction<Panel | null>>
  /** What was tagged last, for the offer to tag it elsewhere too. */
  tagged: Tagged | null
  setTagged: (tagged: Tagged | null) => void
}

const SessionContext = createContext<EditorSession | null>(null)
export const EditorSessionProvider = SessionContext.Provider

/** The open article with its editor; only inside the editor's screen. */
export function useEditorSession(): EditorSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no article is open here')
  return session
}

/** Tells one open panel from another; the same while its figure is being read. */
export function keyOf(panel: Panel): string {
  const { kind, at } = panel
  const own = kind === 'tag' ? panel.mentionId : kind === 'metric' ? panel.metricId : null
  const suggested = 'suggestionId' in panel ? panel.suggestionId : null
  return [kind, at.from, at.to, own, suggested].join(' ')
}
