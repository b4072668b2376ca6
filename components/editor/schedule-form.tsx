'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/text-field'

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

type TimeProps = {
  name: string
  label: string
  value: string
  isRequired?: boolean
  onChange: (value: string) => void
}

/** A moment in the time zone of the newsroom, to the minute. */
export function TimeField({ isRequired = false, onChange, ...field }: TimeProps) {
  return (
    <TextField
      {...field}
      type="datetime-local"
      required={isRequired}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
