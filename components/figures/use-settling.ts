'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { sendValues, type FormState } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import { useUndo, type Undo } from '@/components/ui/use-undo'
import type { FormAction } from '@/lib/action-result'
import { namesOne, type ConflictRow, type Outcome } from '@/lib/editorial/conflict'
import { laterSide, type Choice } from './conflict-card'

export type ConflictActions = {
  settle: FormAction<{ version: number }>
  reopen: FormAction<{ version: number }>
}

/** Choosing, settling and taking back; each decision is said in the status bar with its undo. */
export function useSettling({ settle, reopen }: ConflictActions, onSettled: () => void) {
  const words = useTranslations('desk.conflicts')
  const announce = useAnnounce()
  const undoOf = useUndo()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [answer, setAnswer] = useState<FormState | null>(null)
  const [isWorking, work] = useTransition()
  const last = useRef<Undo | null>(null)

  const choiceOf = (row: ConflictRow): Choice => choices[row.id] ?? { heldId: laterSide(row), note: '' }

  function choose(row: ConflictRow, part: Partial<Choice>): void {
    setChoices((before) => ({ ...before, [row.id]: { ...choiceOf(row), ...part } }))
  }

  function settleAs(row: ConflictRow, outcome: Outcome): void {
    const { id } = row
    const { heldId, note } = choiceOf(row)
    if (namesOne(outcome) && heldId === null) return announce(words('chooseFirst'))
    const held = namesOne(outcome) && heldId !== null ? heldId : ''
    work(async () => {
      const result = await sendValues(settle, { id, version: row.version, outcome, note, heldId: held })
      setAnswer(result)
      if (!result.ok) return
      const { version } = result.data
      last.current = undoOf(
        () => sendValues(reopen, { id, version }),
        () => words('reopened'),
      )
      const done = words('done', { outcome: words(`outcomes.${outcome}`), indicator: row.indicator.name })
      announce(done, last.current)
      onSettled()
    })
  }

  function takeBack({ id, version }: ConflictRow): void {
    work(async () => {
      const result = await sendValues(reopen, { id, version })
      setAnswer(result)
      if (result.ok) announce(words('reopened'))
    })
  }

  return { answer, isWorking, choiceOf, choose, settleAs, takeBack, undo: () => last.current?.run() }
}
