'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { useChange } from './change-fields'
import type { FigureChoice } from './figures-of'
import { TimeField } from './time-field'

const WAYS = ['goLiveAt', 'embargoUntil'] as const
type Way = (typeof WAYS)[number]

type Props = { onSchedule: (fields: Record<string, string>) => void }

/** When readers are to see the article: from its hour, or after an embargo; and until when, if it ends. */
export function ScheduleForm({ onSchedule }: Props) {
  const words = useTranslations('workflow')
  const close = useCloseDialog()
  const [way, setWay] = useState<Way>('goLiveAt')
  const [time, setTime] = useState('')
  const [expiresAt, setExpiresAt] = useState('')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        onSchedule({ change: 'none', [way]: time, expiresAt })
      }}
    >
      <fieldset className="grid gap-1.5">
        <legend className="sr-only">{words('schedule.way')}</legend>
        {WAYS.map((one) => (
          <label key={one} className="flex items-start gap-2">
            <input
              type="radio"
              name="way"
              className="mt-1"
              checked={way === one}
              onChange={() => setWay(one)}
            />
            <span>
              {words(`schedule.${one}`)}
              <span className="block text-xs text-muted">{words(`schedule.${one}What`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TimeField name="time" label={words('schedule.time')} isRequired value={time} onChange={setTime} />
      <TimeField
        name="expiresAt"
        label={words('schedule.expires')}
        value={expiresAt}
        onChange={setExpiresAt}
      />
      <p className="text-xs text-muted">{words('schedule.zone')}</p>
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {words('steps.schedule')}
        </Button>
      </div>
    </form>
  )
}

type ChangeProps = {
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  onSchedule: (fields: Readonly<Record<string, string | readonly string[]>>) => void
}

/** When a change of what readers see takes its place, and whether it is a correction. */
export function ChangeScheduleForm({ drafts, figures, onSchedule }: ChangeProps) {
  const words = useTranslations('workflow')
  const close = useCloseDialog()
  const change = useChange(drafts, figures)
  const [goLiveAt, setTime] = useState('')
  const [expiresAt, setExpiresAt] = useState('')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        onSchedule({ goLiveAt, expiresAt, ...change.said })
      }}
    >
      <p className="text-muted">{words('schedule.changeWhat')}</p>
      <TimeField
        name="goLiveAt"
        label={words('schedule.time')}
        isRequired
        value={goLiveAt}
        onChange={setTime}
      />
      {change.element}
      <TimeField
        name="expiresAt"
        label={words('schedule.expires')}
        value={expiresAt}
        onChange={setExpiresAt}
      />
      <p className="text-xs text-muted">{words('schedule.zone')}</p>
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {words('steps.scheduleChange')}
        </Button>
      </div>
    </form>
  )
}
