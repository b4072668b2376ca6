'use client'

import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import type { FormAction } from '@/lib/action-result'
import { toFailure, useRefusalSentence } from './form-answer'
import { useAnnounce } from './status-bar'

/** What takes an act back: an action with its values, and what is said once it did. */
export type WayBack = {
  action: FormAction
  hidden: Readonly<Record<string, string | number>>
  done: string
}

type Undo = { label: string; run: () => void }

/**
 * Makes of a way back the undo of the status bar, which outlives the form that it belongs to. One that failed says why and can be
 * tried again.
 */
export function useUndo(): (way: WayBack) => Undo {
  const words = useTranslations('common')
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  return function undoOf(way): Undo {
    let isRunning = false
    function run(): void {
      if (isRunning) return
      isRunning = true
      startTransition(async () => {
        const form = new FormData()
        for (const [name, value] of Object.entries(way.hidden)) form.set(name, String(value))
        const answer = await way.action(null, form).catch(toFailure)
        if (answer.ok) announce(way.done)
        else announce(sentence(answer) ?? '', undoOf(way))
      })
    }
    return { label: words('undo'), run }
  }
}
