'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import type { FormState } from '@/components/ui/form-answer'
import { useAnnounce } from '@/components/ui/status-bar'
import type { FormAction } from '@/lib/action-result'
import { namesOne, type ConflictRow, type Outcome } from '@/lib/editorial/conflict'
import { laterSide, type Choice } from './conflict-card'

export type ConflictActions = {
  settle: FormAction<{ version: number }>
  reopen: FormAction<{ version: number }>
}
type Ref = { id: string; version: number }

/** Choosing, settling and taking back; each decision is said in the status bar with its undo. */
export function useSettling({ settle, reopen }: ConflictActions, onSettled: () => void) {
  const words = useTranslations('desk.conflicts')
  const announce = useAnnounce()
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [answer, setAnswer] = useState<FormState | null>(null)
  const [isWorking, work] = useTransition()
  const last = useRef<Ref | null>(null)

  const choiceOf = (row: ConflictRow): Choice => choices[row.id] ?? { heldId: laterSide(row), note: '' }

  function choose(row: ConflictRow, part: Partial<Choice>): void {
    setChoices((before) => ({ ...before, [row.id]: { ...choiceOf(row), ...part } }))
  }

  function send(
    action: FormAction<{ version: number }>,
    fields: Record<string, string>,
    then: (version: number) => void,
  ): void {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    work(async () => {
      const result = await action(null, form)
      setAnswer(result)
      if (result.ok) then(result.data.version)
    })
  }

  function settleAs(row: ConflictRow, outcome: Outcome): void {
    const { heldId, note } = choiceOf(row)
    if (namesOne(outcome) && heldId === null) return announce(words('chooseFirst'))
    const held = namesOne(outcome) && heldId !== null ? heldId : ''
    send(settle, { id: row.id, version: String(row.version), outcome, note, heldId: held }, (version) => {
      last.current = { id: row.id, version }
      const done = words('done', { outcome: words(`outcomes.${outcome}`), indicator: row.indicator.name })
      announce(done, { label: words('undo'), run: undo })
      onSettled()
    })
  }

  function takeBack({ id, version }: Ref): void {
    send(reopen, { id, version: String(version) }, () => {
      last.current = null
      announce(words('reopened'))
    })
  }

  function undo(): void {
    if (last.current) takeBack(last.current)
  }

  return { answer, isWorking, choiceOf, choose, settleAs, takeBack, undo }
}
