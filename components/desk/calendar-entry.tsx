'use client'

import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { Button } from '@/components/ui/button'
import { TimePresets } from '@/components/editor/time-presets'
import { PriorityPill } from '@/components/desk/priority-pill'
import { OpenDialog } from '@/components/ui/open-dialog'
import { TextField } from '@/components/ui/text-field'
import { deskAddress } from '@/lib/editorial/addresses'
import { dayAt, daysLater, onDay, type CalendarEntry, type CalendarKind } from '@/lib/editorial/calendar'
import { toDeskTime } from '@/lib/editorial/publication-times'

/** The word carries the meaning; the edge only helps. */
const EDGES: Record<CalendarKind, string> = {
  scheduled: 'border-positive',
  change: 'border-positive',
  embargo: 'border-warning',
  expiry: 'border-danger',
  published: 'border-rule',
}

const DAYS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

type Props = {
  entry: CalendarEntry
  isDragged: boolean
  setDragged: (entry: CalendarEntry | null) => void
  moved: RefObject<string | null>
  onMove: ((entry: CalendarEntry, at: Date) => void) | null
}

/** An article on its day. What waits is moved by dragging, with Alt and the arrows, or to any minute by its button. */
export function CalendarEntryRow({ entry, isDragged, setDragged, moved, onMove }: Props) {
  const words = useTranslations('daily.calendar')
  const format = useFormatter()
  const row = useRef<HTMLLIElement>(null)
  const [isAsking, setAsking] = useState(false)
  const { articleId, headline, kind, priority, at } = entry
  const move = kind === 'scheduled' || kind === 'change' || kind === 'embargo' ? onMove : null
  const time = at.getTime()
  useEffect(() => {
    // It stands on another day now, as another element.
    if (moved.current !== articleId || !move) return
    moved.current = null
    row.current?.focus()
    // oxlint-disable-next-line react/exhaustive-deps -- each time it stands somewhere else
  }, [time])

  const onKeyDown = (event: KeyboardEvent) => {
    const days = event.altKey ? DAYS[event.key] : undefined
    if (!move || days === undefined || event.target !== event.currentTarget) return
    event.preventDefault()
    move(entry, onDay(at, daysLater(dayAt(at), days)))
  }
  return (
    <li
      ref={row}
      tabIndex={move ? 0 : undefined}
      draggable={move !== null}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        // Some browsers drag nothing that holds no data.
        event.dataTransfer.setData('text/plain', headline)
        event.dataTransfer.effectAllowed = 'move'
        setDragged(entry)
      }}
      onDragEnd={() => setDragged(null)}
      className={`my-1 border-l-[3px] pl-1.5 text-xs leading-snug ${EDGES[kind]} ${move ? 'cursor-grab' : ''} ${isDragged ? 'bg-wash' : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5 text-muted">
        <time dateTime={at.toISOString()} className="tabular-nums">
          {format.dateTime(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
        </time>
        <span>{words(`kinds.${kind}`)}</span>
        {kind !== 'published' && <PriorityPill priority={priority} />}
        {move && (
          <button
            type="button"
            aria-haspopup="dialog"
            aria-label={words('changeOf', { headline })}
            className="min-h-6 cursor-pointer underline pointer-coarse:min-h-11 decoration-rule underline-offset-4 hover:text-accent"
            onClick={() => setAsking(true)}
          >
            {words('change')}
          </button>
        )}
      </p>
      <Link
        href={deskAddress.article(articleId)}
        prefetch={false}
        draggable={false}
        lang="zh-CN"
        className="line-clamp-2 font-serif text-sm text-ink hover:text-accent"
      >
        {headline || words('untitled')}
      </Link>
      {isAsking && move && (
        <HourDialog {...{ entry }} onHour={(hour) => move(entry, hour)} onClose={() => setAsking(false)} />
      )}
    </li>
  )
}

type HourProps = { entry: CalendarEntry; onHour: (at: Date) => void; onClose: () => void }

/** Asks for any minute; the field speaks of the newsroom's time. */
function HourDialog({ entry: { headline, at }, onHour, onClose }: HourProps) {
  const words = useTranslations('daily.calendar')
  const [time, setTime] = useState(() => toDeskTime(at))
  return (
    <OpenDialog title={words('changeOf', { headline })} onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          if (time !== '') onHour(new Date(`${time}:00+08:00`))
        }}
      >
        <TextField
          label={words('at')}
          hint={words('zone')}
          name="at"
          type="datetime-local"
          required
          value={time}
          onChange={({ target }) => setTime(target.value)}
        />
        <TimePresets onPick={setTime} />
        <div className="flex justify-end">
          <Button kind="primary" type="submit">
            {words('change')}
          </Button>
        </div>
      </form>
    </OpenDialog>
  )
}
