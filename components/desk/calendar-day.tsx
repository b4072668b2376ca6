'use client'

import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState, type DragEvent, type RefObject } from 'react'
import { deskAddress } from '@/lib/editorial/addresses'
import { startOf, type CalendarDay, type CalendarEntry, type CalendarView } from '@/lib/editorial/calendar'
import { CalendarEntryRow } from './calendar-entry'

type Props = {
  day: CalendarDay
  view: CalendarView
  dragged: CalendarEntry | null
  /** The same, at once. */
  held: RefObject<CalendarEntry | null>
  setDragged: (entry: CalendarEntry | null) => void
  /** The article that was moved last: the focus goes along with it. */
  moved: RefObject<string | null>
  onMove: ((entry: CalendarEntry, at: Date) => void) | null
  onDrop: () => void
}

/** A day with what happens on it. */
export function CalendarDayCell({ day, view, dragged, held, setDragged, moved, onMove, onDrop }: Props) {
  const words = useTranslations('daily.calendar')
  const format = useFormatter()
  const { date, isInside, isToday, entries, more } = day
  const name = format.dateTime(startOf(date), { month: 'long', day: 'numeric', weekday: 'long' })
  const isBare = entries.length === 0
  const [isOver, setOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    if (!held.current) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    setOver(true)
  }
  // What lies in the day is left and entered all the time.
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(false)
  }
  return (
    <li
      data-day={date}
      aria-label={isToday ? words('todayIs', { day: name }) : name}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop()
      }}
      className={`min-w-0 border-b border-rule py-1 md:min-h-28 md:border-r md:px-1.5 md:[&:nth-child(7n)]:border-r-0 ${
        isBare && !isToday ? 'max-md:hidden' : ''
      } ${isOver && dragged ? 'bg-mark' : isInside ? '' : 'bg-wash'}`}
    >
      <p className="flex items-baseline gap-2 text-xs" aria-hidden>
        <span className={`tabular-nums ${isToday ? 'bg-ink px-1.5 font-bold text-paper' : 'text-muted'}`}>
          <span className="max-md:hidden">{Number(date.slice(8))}</span>
          <span className="md:hidden">{name}</span>
        </span>
      </p>
      {isBare && isToday && <p className="py-1 text-xs text-muted md:hidden">{words('nothingToday')}</p>}
      {!isBare && (
        <ul>
          {entries.map((entry) => (
            <CalendarEntryRow
              key={`${entry.articleId} ${entry.kind}`}
              {...{ entry, setDragged, moved, onMove }}
              isDragged={dragged?.articleId === entry.articleId}
            />
          ))}
        </ul>
      )}
      {more > 0 &&
        (view === 'month' ? (
          <Link
            href={deskAddress.calendarAt('week', date)}
            prefetch={false}
            className="text-xs text-muted underline decoration-rule underline-offset-4 hover:text-accent"
          >
            {words('more', { count: more })}
          </Link>
        ) : (
          <p className="text-xs text-muted">{words('more', { count: more })}</p>
        ))}
    </li>
  )
}
