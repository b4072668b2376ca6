'use client'

import { useEffect, useRef } from 'react'
import { pressOf } from '@/components/ui/key-press'
import { useSingleKeys } from '@/components/ui/use-single-keys'
import { useEditorSession } from './editor-session'
import { reviewCommandOf, takesLetters, type ReviewCommand } from './review-keys'
import { useSuggestionWalk } from './use-suggestions'

/** Calls `run` with each single key that is pressed outside of fields; it answers whether the key meant something. */
function useSingleKey(run: (command: ReviewCommand) => boolean): void {
  const [hasLetters] = useSingleKeys()
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented) return
      const command = reviewCommandOf(pressOf(event), hasLetters)
      const isHelp = event.key === 'F1'
      if (!command || (!isHelp && takesLetters(event.target)) || !latest.current(command)) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [hasLetters])
}

/** `?` beside the text, and F1 anywhere. */
export function useHelpKey(open: () => void): void {
  useSingleKey((command) => {
    if (command !== 'help') return false
    open()
    return true
  })
}

/** The single keys that walk through the suggestions and decide on the current one. */
export function useReviewKeys(): void {
  const { editor, panel, setPanel, rights } = useEditorSession()
  const walk = useSuggestionWalk()

  function decide(command: 'accept' | 'correct' | 'reject'): boolean {
    const one = walk.current()
    if (!one || !rights.edit) return false
    if (command === 'correct') walk.correct(one)
    else walk[command](one)
    return true
  }

  useSingleKey((command) => {
    if (command === 'help') return false
    if (command === 'undo') return rights.edit && editor.commands.undo()
    if (command === 'redo') return rights.edit && editor.commands.redo()
    if (command !== 'next' && command !== 'previous') return decide(command)
    if (panel) setPanel(null)
    walk.go(command === 'next' ? 1 : -1)
    return true
  })
}
