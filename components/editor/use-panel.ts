'use client'

import type { Editor } from '@tiptap/react'
import { useCallback, useRef, useState, type SetStateAction } from 'react'
import type { Panel } from './editor-session'

/** The panel that stands open, and the way back to where the focus was before it. */
export function usePanel() {
  const [panel, setOpen] = useState<Panel | null>(null)
  const opener = useRef<Element | null>(null)
  const isOpen = useRef(false)

  const setPanel = useCallback((next: SetStateAction<Panel | null>) => {
    // One panel leads to another: the way back is that of the first. What is closed twice, by the edit and by the act, opens nothing.
    if (next !== null && !isOpen.current) opener.current = document.activeElement
    setOpen((before) => {
      const after = typeof next === 'function' ? next(before) : next
      isOpen.current = after !== null
      return after
    })
  }, [])

  const leavePanel = useCallback((editor: Editor) => {
    const from = opener.current
    if (!from || from === document.body || editor.view.dom.contains(from)) return editor.view.focus()
    // The row may have gone with its suggestion: then the one that is current now.
    const row = from.closest('[data-review]') ? document.querySelector('[data-review] [data-current]') : from
    if (row instanceof HTMLElement && row.isConnected) row.focus({ preventScroll: true })
    else editor.view.focus()
  }, [])

  return { panel, setPanel, leavePanel }
}
