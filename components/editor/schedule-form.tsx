'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/field'

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
        onSchedule({ [way]: time, expiresAt })
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
      <TimeField label={words('schedule.time')} isRequired value={time} onChange={setTime} />
      <TimeField label={words('schedule.expires')} value={expiresAt} onChange={setExpiresAt} />
      <p className="text-xs text-muted">{words('schedule.zone')}</p>
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {words('steps.schedule')}
        </Button>
      </div>
    </form>
  )
}

type TimeProps = {
  label: string
  value: string
  isRequired?: boolean
  onChange: (value: string) => void
}

export function TimeField({ label, value, isRequired = false, onChange }: TimeProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        required={isRequired}
        className={controlLook}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
