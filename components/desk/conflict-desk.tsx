'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition, type KeyboardEvent } from 'react'
import { useRefusalSentence, type FormState } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import type { FormAction } from '@/lib/action-result'
import { namesOne, OUTCOMES, type ConflictRow, type Outcome } from '@/lib/editorial/conflict'
import { ConflictCard, laterSide, type Choice } from './conflict-card'

export type ConflictActions = {
  settle: FormAction<{ version: number }>
  reopen: FormAction<{ version: number }>
}

type Props = { rows: readonly ConflictRow[]; canSettle: boolean; actions: ConflictActions }

/**
 * Conflicts to be settled one after the other. Keys on a comparison: J and K go on and back, A and B say which figure holds,
 * 1 to 5 settle, U takes the last decision back.
 */
export function ConflictDesk({ rows, canSettle, actions }: Props) {
  const words = useTranslations('desk.conflicts')
  const announce = useAnnounce()
  const sentence = useRefusalSentence()
  const list = useRef<HTMLOListElement>(null)
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const [answer, setAnswer] = useState<FormState | null>(null)
  const [isWorking, work] = useTransition()
  const last = useRef<{ id: string; version: number } | null>(null)

  const choiceOf = (row: ConflictRow): Choice => choices[row.id] ?? { heldId: laterSide(row), note: '' }
  const choose = (row: ConflictRow, part: Partial<Choice>) =>
    setChoices((before) => ({ ...before, [row.id]: { ...choiceOf(row), ...part } }))

  function send(
    action: FormAction<{ version: number }>,
    fields: Record<string, string>,
    then: (version: number) => void,
  ) {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    work(async () => {
      const result = await action(null, form)
      setAnswer(result)
      if (result.ok) then(result.data.version)
    })
  }

  function settle(row: ConflictRow, outcome: Outcome): void {
    const { heldId, note } = choiceOf(row)
    if (namesOne(outcome) && heldId === null) return announce(words('chooseFirst'))
    const fields = { id: row.id, version: String(row.version), outcome, note }
    send(actions.settle, { ...fields, heldId: namesOne(outcome) && heldId ? heldId : '' }, (version) => {
      last.current = { id: row.id, version }
      const done = words('done', { outcome: words(`outcomes.${outcome}`), indicator: row.indicator.name })
      announce(done, { label: words('undo'), run: undo })
      list.current?.focus()
    })
  }

  function reopen({ id, version }: { id: string; version: number }): void {
    send(actions.reopen, { id, version: String(version) }, () => {
      last.current = null
      announce(words('reopened'))
    })
  }

  function undo(): void {
    if (last.current) reopen(last.current)
  }

  function go(by: number): void {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [])]
    const at = cards.findIndex((card) => card.contains(document.activeElement))
    cards[at < 0 ? 0 : (at + by + cards.length) % cards.length]?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return
    const { target } = event
    if (target instanceof HTMLInputElement && target.type === 'text') return
    const key = event.key.toLowerCase()
    const at =
      target instanceof Element ? target.closest('[data-conflict]')?.getAttribute('data-conflict') : null
    const row = rows.find(({ id }) => id === at)
    const outcome = OUTCOMES[Number(key) - 1]
    const isOpen = row?.state === 'open' && canSettle && !isWorking
    const act =
      key === 'j' || key === 'k'
        ? () => go(key === 'j' ? 1 : -1)
        : key === 'u' && !isWorking
          ? undo
          : row && isOpen && outcome
            ? () => settle(row, outcome)
            : row && isOpen && (key === 'a' || key === 'b')
              ? () => choose(row, { heldId: (key === 'a' ? row.first : row.second).metricId })
              : null
    if (!act) return
    event.preventDefault()
    act()
  }

  return (
    <>
      {canSettle && <p className="pt-2 text-xs text-muted">{words('keys')}</p>}
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {answer.code === 'invalid' ? words('chooseFirst') : sentence(answer)}
        </Notice>
      )}
      <ol ref={list} tabIndex={-1} aria-label={words('title')} className="outline-none" onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <ConflictCard
            key={row.id}
            row={row}
            choice={choiceOf(row)}
            canSettle={canSettle}
            isWorking={isWorking}
            onChoose={(part) => choose(row, part)}
            onSettle={(outcome) => settle(row, outcome)}
            onReopen={() => reopen(row)}
          />
        ))}
      </ol>
    </>
  )
}
