'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useRefusalSentence } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { useSingleKeys } from '@/components/ui/use-single-keys'
import { OUTCOMES, type ConflictRow } from '@/lib/editorial/conflict'
import { ConflictCard, sidesOf } from './conflict-card'
import { useSettling, type ConflictActions } from './use-settling'

const TAKES_LETTERS = 'input:not([type="radio"]), textarea, select, dialog'

type Props = { rows: readonly ConflictRow[]; canSettle: boolean; actions: ConflictActions }

/**
 * Conflicts to be settled one after the other. J and K go on and back from anywhere on the page, U takes the last decision back;
 * on a comparison A and B say which figure holds, and 1 to 6 settle. Whoever switched single letters off has them on a comparison.
 */
export function ConflictDesk({ rows, canSettle, actions }: Props) {
  const words = useTranslations('desk.conflicts')
  const sentence = useRefusalSentence()
  const list = useRef<HTMLOListElement>(null)
  // What was settled leaves the list; the next comparison is a key away.
  const settling = useSettling(actions, () => list.current?.focus())
  const { answer, isWorking } = settling

  function go(by: number): void {
    const cards = [...(list.current?.querySelectorAll<HTMLElement>('[data-conflict]') ?? [])]
    const at = cards.findIndex((card) => card.contains(document.activeElement))
    cards[at < 0 ? 0 : (at + by + cards.length) % cards.length]?.focus()
  }

  /** What a key does on a comparison, if anything. */
  function actOf(key: string, row: ConflictRow | undefined): (() => void) | null {
    if (key === 'j' || key === 'k') return () => go(key === 'j' ? 1 : -1)
    if (!canSettle || isWorking) return null
    if (key === 'u') return settling.undo
    if (row?.state !== 'open') return null
    if (key === 'a' || key === 'b')
      return () => settling.choose(row, { heldId: sidesOf(row)[key === 'a' ? 0 : 1].metricId })
    const outcome = OUTCOMES[Number(key) - 1]
    return outcome ? () => settling.settleAs(row, outcome) : null
  }

  const [hasLetters] = useSingleKeys()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof Element ? event.target : null
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (target?.closest(TAKES_LETTERS) || (!hasLetters && !list.current?.contains(target))) return
    const id = target?.closest('[data-conflict]')?.getAttribute('data-conflict')
    const act = actOf(
      event.key.toLowerCase(),
      rows.find((row) => row.id === id),
    )
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])

  return (
    <>
      {canSettle && <p className="pt-2 text-xs text-muted">{words('keys')}</p>}
      {answer && !answer.ok && (
        <Notice tone="danger" isFocusable>
          {answer.code === 'invalid' ? words('chooseFirst') : sentence(answer)}
        </Notice>
      )}
      <ol ref={list} tabIndex={-1} aria-label={words('title')} className="outline-none">
        {rows.map((row) => (
          <ConflictCard
            key={row.id}
            row={row}
            choice={settling.choiceOf(row)}
            canSettle={canSettle}
            isWorking={isWorking}
            onChoose={(part) => settling.choose(row, part)}
            onSettle={(outcome) => settling.settleAs(row, outcome)}
            onReopen={() => settling.takeBack(row)}
          />
        ))}
      </ol>
    </>
  )
}
