'use client'

import type { Editor } from '@tiptap/react'
import type { EditorState } from '@tiptap/pm/state'
import { startTransition, useEffect, useState } from 'react'
import { whenFree } from './when-free'

/** Typing has stopped for so long before what stands beside the text is drawn anew. */
const REST_MS = 150

/**
 * What `select` makes of the editor's state, once typing rests: for long lists beside the text, which need not follow each
 * key. `select` must stay the same function.
 */
export function useRestingState<T extends object>(editor: Editor, select: (state: EditorState) => T): T {
  const [selected, setSelected] = useState(() => select(editor.state))
  useEffect(() => {
    let callOff = () => {}
    const update = () => {
      callOff()
      callOff = whenFree(() => {
        const now = select(editor.state)
        startTransition(() => setSelected((before) => (isSame(before, now) ? before : now)))
      }, REST_MS)
    }
    editor.on('transaction', update)
    return () => {
      callOff()
      editor.off('transaction', update)
    }
  }, [editor, select])
  return selected
}

const isSame = (one: object, other: object) => {
  const [values, others] = [Object.values(one), Object.values(other)]
  return values.length === others.length && values.every((value, at) => value === others[at])
}
