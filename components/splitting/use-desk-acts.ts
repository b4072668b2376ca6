'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef } from 'react'
import { useAnnounce } from '@/components/ui/status-bar'
import type { DeskAct } from '@/lib/editorial/desk-act'
import type { DeskActNote } from '@/lib/editorial/page-ledger-view'
import type { ActQueue } from './act-queue'
import type { DeskSnapshot } from './desk-transport'
import type { DeskRow } from './desk-rows'
import { useActWords } from './use-act-words'

type Options = { queue: ActQueue; snapshot: DeskSnapshot; rows: readonly DeskRow[]; mayEdit: boolean }

/** Acts with the sentence that says each in the status bar, and the one stack they are taken back from. */
export function useDeskActs({ queue, snapshot, rows, mayEdit }: Options) {
  const announce = useAnnounce()
  const words = useTranslations('splitting')
  const actWords = useActWords()
  const lastActAt = useRef(0)
  // Acts read what is on the screen when they come, so that they themselves stay the same between renders.
  const now = useRef({ snapshot, rows, mayEdit, actWords })
  useEffect(() => {
    now.current = { snapshot, rows, mayEdit, actWords }
  })

  const undo = useCallback(() => {
    const { snapshot: at, actWords: say } = now.current
    const last = at.pending.at(-1)
    const act = last?.kind === 'act' ? say.kind(last) : noteWords(at.view.history.undo, words)
    announce(queue.undo() ? words('undone', { act }) : words('nothing.undo'))
  }, [announce, queue, words])

  const redo = useCallback(() => {
    const { snapshot: at, actWords: say } = now.current
    const withdrawn = at.withdrawn.at(-1)
    const act = at.view.history.redo
      ? noteWords(at.view.history.redo, words)
      : withdrawn
        ? say.kind({ kind: 'act', act: withdrawn })
        : ''
    announce(queue.redo() ? words('redone', { act }) : words('nothing.redo'))
  }, [announce, queue, words])

  const act = useCallback(
    (acts: readonly DeskAct[]) => {
      const { rows: shown, snapshot: at, actWords: say, mayEdit: may } = now.current
      if (!may) return
      const did = acts.filter((one) => queue.act(one))
      lastActAt.current = Date.now()
      if (did.length === 0) return announce(words('nothing.meaning'))
      const said = did.map((one) => say.done(one, shown, at.state)).join(' ')
      announce(said, { label: words('undo'), run: undo })
    },
    [announce, queue, undo, words],
  )

  return { act, undo, redo, lastActAt: () => lastActAt.current }
}

type Words = ReturnType<typeof useTranslations<'splitting'>>

const noteWords = (note: DeskActNote | null, words: Words): string => (note ? words(`act.${note.kind}`) : '')
