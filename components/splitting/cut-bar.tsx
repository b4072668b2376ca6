'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { headOf, tailOf } from '@/lib/document/whole-characters'
import { characterAt } from './character-at'
import { useDesk } from './desk-session'
import { rowIndexAt } from './line-selection'
import { moveCut } from './line-cut'

type Props = { rowStart: number; at: number }

const STEPS = {
  ArrowLeft: [-1, '-stop'],
  ArrowDown: [-1, '-stop'],
  ArrowRight: [1, 'stop'],
  ArrowUp: [1, 'stop'],
} as const

/** Choosing the character before which a line is cut: arrows, a click in the line, or the buttons; Enter cuts. */
export function CutBar({ rowStart, at }: Props) {
  const words = useTranslations('splitting.cut')
  const { rows, act, setPanel } = useDesk()
  const slider = useRef<HTMLDivElement>(null)
  useEffect(() => slider.current?.focus({ preventScroll: true }), [])
  const row = rows[rowIndexAt(rows, rowStart)]
  const { text, textStart, number } = row ?? { text: '', textStart: 0, number: 0 }
  const moveTo = (next: number) => setPanel({ kind: 'cut', rowStart, at: next })

  function cut(): void {
    setPanel(null)
    act([{ kind: 'split-line', at: textStart + at }])
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key as keyof typeof STEPS]
    if (step) moveTo(moveCut(text, at, step[event.ctrlKey || event.metaKey ? 1 : 0]))
    else if (event.key === 'Home') moveTo(moveCut(text, 0, 1))
    else if (event.key === 'End') moveTo(moveCut(text, text.length, -1))
    else if (event.key === 'Enter') cut()
    else if (event.key === 'Escape') setPanel(null)
    else return
    event.preventDefault()
  }

  return (
    <div role="group" aria-label={words('title')} className="desk-bar">
      <p className="text-xs text-muted">{words('hint', { line: number })}</p>
      <div
        ref={slider}
        role="slider"
        tabIndex={0}
        aria-label={words('place')}
        aria-valuemin={1}
        aria-valuemax={text.length - 1}
        aria-valuenow={at}
        aria-valuetext={words('between', {
          before: tailOf(text.slice(0, at), 6),
          after: headOf(text.slice(at), 6),
        })}
        className="cursor-text font-serif text-lg [overflow-wrap:anywhere] whitespace-pre-wrap"
        onKeyDown={onKeyDown}
        onClick={(event) => moveTo(characterAt(event, text.length) ?? at)}
      >
        <span data-text lang="zh-CN">
          {text.slice(0, at)}
          <span className="desk-cut" aria-hidden />
          {text.slice(at)}
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button kind="quiet" aria-label={words('left')} onClick={() => moveTo(moveCut(text, at, -1))}>
          ←
        </Button>
        <Button kind="quiet" aria-label={words('right')} onClick={() => moveTo(moveCut(text, at, 1))}>
          →
        </Button>
        <Button kind="plain" onClick={cut}>
          {words('do')}
        </Button>
        <Button kind="bare" onClick={() => setPanel(null)}>
          {words('cancel')}
        </Button>
      </div>
    </div>
  )
}
