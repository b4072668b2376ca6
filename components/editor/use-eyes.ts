'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import type { Words } from '@/lib/document/annotate'
import { factsOf } from '@/lib/document/article-facts'
import type { Eye } from '@/lib/document/content'
import { changedMentionsOpen, isSameChanged, type ChangedMention } from '@/lib/document/open-eyes'
import { confirmMentions, dropEyes, joinEye, placeEye } from '@/lib/document/settle-eyes'
import type { OpenSpan } from '@/lib/document/spans'
import { useEditorSession } from './editor-session'
import { useAct } from './use-act'

/** The marks of the open article that need an eye: mentions on other words than were marked, and marks that are in the text no more. */
export function useEyes(): {
  changed: readonly ChangedMention[]
  lost: Readonly<Record<string, Eye>>
  count: number
} {
  const { editor } = useEditorSession()
  const { changed, lost } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const { eyes, mentions } = factsOf(now.state)
      return { changed: changedMentionsOpen(now.state.doc, mentions), lost: eyes }
    },
    equalityFn: (a, b) => b !== null && isSameChanged(a.changed, b.changed) && a.lost === b.lost,
  })
  return { changed, lost, count: changed.length + Object.keys(lost).length }
}

/** What can be done about them. Each act is one step back with undo. */
export function useEyeActs() {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.acts')
  const act = useAct()
  return {
    place(markId: string, at: Words): void {
      const tr = placeEye(editor.state, markId, at)
      if (tr) act(tr, words('marked', { quote: at.quote }))
    },
    join: (markId: string, twin: Pick<OpenSpan, 'id' | 'quote'>) =>
      act(joinEye(editor.state, markId, twin.id), words('joined', { quote: twin.quote })),
    drop: (markIds: readonly string[]) =>
      act(dropEyes(editor.state, markIds), words('dropped', { count: markIds.length })),
    keep: (ids: readonly string[]) =>
      act(confirmMentions(editor.state, ids), words('kept', { count: ids.length })),
  }
}
