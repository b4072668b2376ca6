'use client'

import type { Transaction } from '@tiptap/pm/state'
import { useTranslations } from 'next-intl'
import { useAnnounce } from '@/components/ui/status-bar'
import { useEditorSession } from './editor-session'

/** Does one act on the open article and says it in the status bar, with a way back. */
export function useAct(): (tr: Transaction, said: string) => void {
  const { editor, panel, setPanel, leavePanel } = useEditorSession()
  const words = useTranslations('editor.acts')
  const announce = useAnnounce()
  return (tr, said) => {
    editor.view.dispatch(tr)
    setPanel(null)
    // An act from the list beside the text leaves the focus there, for the next single key.
    if (panel) leavePanel()
    announce(said, { label: words('undo'), run: () => editor.chain().focus().undo().run() })
  }
}
