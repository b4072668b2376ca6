'use client'

import type { Editor } from '@tiptap/react'
import { useEffect } from 'react'
import { factsOf } from '@/lib/document/article-facts'
import { isSameStale, staleFiguresOpen, type StaleFigure } from '@/lib/document/stale-figures'

/**
 * Gives figures that need to be confirmed their look by a sheet of rules beside the text, as mark-colours does: no
 * transaction and no decoration touches a paragraph in which someone may be composing.
 */
export function useStaleLook(editor: Editor | null): void {
  useEffect(() => {
    if (!editor) return
    const sheet = new CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    let drawn: readonly StaleFigure[] = []
    const draw = () => {
      const stale = staleFiguresOpen(editor.state.doc, factsOf(editor.state).metrics)
      if (isSameStale(stale, drawn)) return
      drawn = stale
      const marks = stale.map(({ id }) => `[data-metric="${CSS.escape(id)}"]`).join(',')
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
