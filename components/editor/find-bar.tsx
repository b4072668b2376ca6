'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useEditorSession } from './editor-session'
import { FindPanel } from './find-panel'

/** `startsWithReplacing` is how it was opened: typing what to look for must not move the focus on. */
type Open = { query: string; number: number; startsWithReplacing: boolean }

const WORDS_MAX = 100

/** The button that opens the search in the text, and the search while it is open: Ctrl+F, with Ctrl+H to replace. */
export function FindBar() {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('daily.find')
  const [open, setOpen] = useState<Open | null>(null)

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isKey = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const code = event.key.toLowerCase()
      if (!isKey || (code !== 'f' && code !== 'h') || document.querySelector('dialog[open]')) return
      // Pressed once more, the browser's own search over the whole page opens.
      if (event.target instanceof Element && event.target.closest('[data-find]')) return
      event.preventDefault()
      const { from, to } = editor.state.selection
      // What is selected is what one looks for.
      const selected = to - from <= WORDS_MAX ? editor.state.doc.textBetween(from, to, '\n') : ''
      setOpen((before) => {
        const query = selected.includes('\n') || selected === '' ? (before?.query ?? '') : selected
        return {
          query,
          number: (before?.number ?? 0) + 1,
          startsWithReplacing: code === 'h' && query !== '',
        }
      })
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editor])

  if (!open)
    return (
      <div data-commands className="flex justify-end">
        <Button
          kind="bare"
          size="small"
          aria-keyshortcuts="Control+F Meta+F"
          onClick={() => setOpen({ query: '', number: 1, startsWithReplacing: false })}
        >
          {words(rights.edit ? 'open' : 'openReadOnly')}{' '}
          <kbd aria-hidden className="desk-kbd max-md:hidden">
            Ctrl F
          </kbd>
        </Button>
      </div>
    )
  return (
    <FindPanel
      key={open.number}
      query={open.query}
      startsWithReplacing={open.startsWithReplacing}
      onQuery={(query) => setOpen((before) => before && { ...before, query })}
      onClose={() => setOpen(null)}
    />
  )
}
