'use client'

import { withEndMoved } from '@/lib/document/annotate'
import { useEditorSession, wordsOf } from './editor-session'

export type Bound = 'from' | 'to'

/** Moves an end of the words that the open panel marks. */
export function useMoveBounds() {
  const { editor, panel, setPanel, rights } = useEditorSession()
  const canMove = rights.edit && (panel?.kind === 'tag' || panel?.kind === 'metric')

  /** Moves it by so many characters; false when it can go no further or nothing is being marked. */
  function move(end: Bound, by: number): boolean {
    if (!panel || (panel.kind !== 'tag' && panel.kind !== 'metric') || !rights.edit) return false
    const moved = withEndMoved(editor.state, wordsOf(panel), end, by)
    if (moved) setPanel({ ...panel, moved })
    return moved !== null
  }
  return { move, canMove }
}
