'use client'

import type { Editor } from '@tiptap/react'
import { useEffect } from 'react'
import { factsOf } from '@/lib/document/article-facts'
import { changedMentionsOpen } from '@/lib/document/open-eyes'
import { staleFiguresOpen } from '@/lib/document/stale-figures'

/**
 * Gives figures and mentions whose words changed their look by a sheet of rules beside the text, as mark-colours does: no
 * transaction and no decoration touches a paragraph in which someone may be composing.
 */
export function useStaleLook(editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    let drawn = ''
    const draw = () => {
      const { doc } = editor.state
      const { metrics, mentions } = factsOf(editor.state)
      const marks = [
        ...staleFiguresOpen(doc, metrics).map(({ id }) => `[data-metric="${CSS.escape(id)}"]`),
        ...changedMentionsOpen(doc, mentions).map(({ id }) => `[data-mention="${CSS.escape(id)}"]`),
      ].join(',')
      if (marks === drawn) return
      drawn = marks
      sheet.replaceSync(
        marks &&
          `.article-text :is(${marks}){background-color:transparent;outline:1px dashed var(--color-warning);outline-offset:1px}`,
      )
    }
    draw()
    editor.on('transaction', draw)
    return () => {
      editor.off('transaction', draw)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [editor])
}
