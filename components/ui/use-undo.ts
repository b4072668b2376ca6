'use client'

import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { useRefusalSentence, type FormState } from './form-answer'
import { useAnnounce } from './status-bar'

export type Undo = { label: string; run: () => void }

/**
 * Makes of what takes an act back the undo of the status bar, which outlives the screen part that it belongs to; `said` is what it
 * says then. It is done once. One that failed says why and can be tried again.
 */
export function useUndo(): <T>(take: () => Promise<FormState<T>>, said: (data: T) => string) => Undo {
  const words = useTranslations('common')
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  return (take, said) => {
    let isSpent = false
    const undo = { label: words('undo'), run }
    function run(): void {
      if (isSpent) return
      isSpent = true
      startTransition(async () => {
        const answer = await take()
        isSpent = answer.ok
        if (answer.ok) announce(said(answer.data))
        else announce(sentence(answer) ?? '', undo)
      })
    }
    return undo
  }
}
