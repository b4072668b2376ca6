'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { sendValues, useRefusalSentence } from '@/components/ui/form-answer'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import { useUndo } from '@/components/ui/use-undo'
import type { FormAction } from '@/lib/action-result'
import { onDay, type CalendarDay, type CalendarEntry, type CalendarView } from '@/lib/editorial/calendar'
import { CalendarDayCell } from './calendar-day'

type Reschedule = FormAction<{ version: number }>
type Props = {
  view: CalendarView
  days: readonly CalendarDay[]
  /** Null for whoever may only look. */
  reschedule: Reschedule | null
}

/** Gives what waits another hour, and says what came of it, with the way back. */
function useMoving(reschedule: Reschedule | null) {
  const words = useTranslations('daily.calendar')
  const format = useFormatter()
  const announce = useAnnounce()
  const undoOf = useUndo()
  const sentence = useRefusalSentence()
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isMoving, startMoving] = useTransition()
  const moved = useRef<string | null>(null)

  /** Where it stands then gets the focus; the fresh screen may be drawn before the answer is read. */
  async function give(entry: CalendarEntry, at: Date, action: Reschedule) {
    moved.current = entry.articleId
    const values = { id: entry.articleId, version: entry.version, at: at.toISOString() }
    const answer = await sendValues(action, values)
    if (!answer.ok) moved.current = null
    return answer
  }

  function move(entry: CalendarEntry, at: Date): void {
    if (!reschedule || at.getTime() === entry.at.getTime()) return
    const { headline } = entry
    const said = (time: Date) =>
      words('moved', { headline, time: format.dateTime(time, { dateStyle: 'medium', timeStyle: 'short' }) })
    startMoving(async () => {
      const answer = await give(entry, at, reschedule)
      setRefusal(answer.ok ? null : words('refused', { headline, why: sentence(answer) ?? '' }))
      if (!answer.ok) return
      const now = { ...entry, version: answer.data.version }
      const undo = undoOf(
        () => give(now, entry.at, reschedule),
        () => said(entry.at),
      )
      announce(said(at), undo)
    })
  }
  return { move, refusal, isMoving, moved }
}

/**
 * A month or a week, day by day. What waits for its hour is moved to another day by dragging it, or with Alt and the arrows;
 * its time of day stays. A phone shows the days that hold something, one under the other.
 */
export function CalendarDesk({ view, days, reschedule }: Props) {
  const words = useTranslations('daily.calendar')
  const format = useFormatter()
  const { move, refusal, isMoving, moved } = useMoving(reschedule)
  const [dragged, setDragged] = useState<CalendarEntry | null>(null)
  // What is over a day is asked before the screen is drawn again.
  const held = useRef<CalendarEntry | null>(null)
  const hold = (entry: CalendarEntry | null) => {
    held.current = entry
    setDragged(entry)
  }
  const week = days.slice(0, 7)
  return (
    <div aria-busy={isMoving}>
      {refusal && (
        <div className="mb-3">
          <Notice tone="danger">{refusal}</Notice>
        </div>
      )}
      {reschedule ? (
        <>
          <p className="mb-2 text-xs text-muted max-md:hidden">{words('keys')}</p>
          <p className="mb-2 text-xs text-muted md:hidden">{words('touch')}</p>
        </>
      ) : (
        <p className="mb-2 text-xs text-muted">{words('mayLook')}</p>
      )}
      <div aria-hidden className="hidden grid-cols-7 border-b border-ink text-xs text-muted md:grid">
        {week.map(({ date }) => (
          <span key={date} className="px-1.5 py-1">
            {format.dateTime(new Date(`${date}T12:00:00+08:00`), { weekday: 'short' })}
          </span>
        ))}
      </div>
      <ol className={`md:grid md:grid-cols-7 ${view === 'week' ? 'md:min-h-[60dvh]' : ''}`}>
        {days.map((day) => (
          <CalendarDayCell
            key={day.date}
            {...{ day, view, dragged, held, moved }}
            setDragged={hold}
            onMove={reschedule ? move : null}
            onDrop={() => {
              if (held.current) move(held.current, onDay(held.current.at, day.date))
              hold(null)
            }}
          />
        ))}
      </ol>
      {days.every(({ entries }) => entries.length === 0) && (
        <p className="py-6 text-muted">{words(`none.${view}`)}</p>
      )}
    </div>
  )
}
