'use client'

import type { Editor } from '@tiptap/react'
import { createContext, useContext, type Dispatch, type SetStateAction } from 'react'
import type { Words } from '@/lib/document/annotate'
import type { StatedFigure } from '@/lib/document/content'
import type { OpenComments } from '@/components/comments/use-comments'
import type { EditorArticle, EditorRights, TagName } from './editor-article'
import type { SuggestionKind } from './suggestion-kinds'

/**
 * What stands open beside words of the text, with the focus in it. `suggestionId` is the suggestion that it corrects;
 * `moved` are the words once their bounds were moved.
 */
export type Panel =
  | { kind: 'tag'; at: Words; moved?: Words; mentionId: string | null; suggestionId: string | null }
  | {
      kind: 'metric'
      at: Words
      moved?: Words
      metricId: string | null
      suggestionId: string | null
      /** Null until the words have been read, or when no figure is read in them. */
      fields: StatedFigure | null
    }
  | { kind: 'suggestion'; at: Words; suggestionId: string }
  | { kind: 'marks'; at: Words }
  | { kind: 'link'; at: Words }
  /** Something to say of words, or to write in their place. */
  | { kind: 'comment'; at: Words }
  | { kind: 'suggest'; at: Words }
  | { kind: 'thread'; at: Words; commentId: string }

/** Words that were just tagged, as what. */
export type Tagged = { tag: TagName; quote: string }

export type EditorSession = {
  editor: Editor
  article: EditorArticle
  rights: EditorRights
  tags: Readonly<Record<string, TagName>>
  learnTags: (tags: readonly TagName[]) => void
  comments: OpenComments
  panel: Panel | null
  setPanel: Dispatch<SetStateAction<Panel | null>>
  /** Gives the focus back to where it was when the panel opened: the text, or the list beside it. */
  leavePanel: () => void
  /** The kind of suggestions that is looked at, or all. */
  kind: SuggestionKind | null
  setKind: (kind: SuggestionKind | null) => void
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

/** The words that a panel is about, as they are now. */
export const wordsOf = (panel: Panel): Words => ('moved' in panel && panel.moved) || panel.at

/** Tells one open panel from another; the same while its figure is being read. */
export function keyOf(panel: Panel): string {
  const { kind, at } = panel
  const own = kind === 'tag' ? panel.mentionId : kind === 'metric' ? panel.metricId : null
  const suggested = 'suggestionId' in panel ? panel.suggestionId : kind === 'thread' ? panel.commentId : null
  return [kind, at.from, at.to, own, suggested].join(' ')
}
