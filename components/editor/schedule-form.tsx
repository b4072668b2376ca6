'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ChoiceField } from '@/components/ui/choice-field'
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
      <ChoiceField
        name="way"
        legend={words('schedule.way')}
        choices={WAYS.map((one) => ({
          value: one,
          label: words(`schedule.${one}`),
          what: words(`schedule.${one}What`),
        }))}
        value={way}
        onChange={setWay}
      />
      <TimeField name="time" label={words('schedule.time')} isRequired value={time} onChange={setTime} />
      <Ending label={words('steps.schedule')} expiresAt={expiresAt} onExpiry={setExpiresAt} />
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
      <Ending label={words('steps.scheduleChange')} expiresAt={expiresAt} onExpiry={setExpiresAt} />
    </form>
  )
}

type EndingProps = { label: string; expiresAt: string; onExpiry: (expiresAt: string) => void }

/** Until when readers see it, which clock counts, and the button that schedules it. */
function Ending({ label, expiresAt, onExpiry }: EndingProps) {
  const words = useTranslations('workflow.schedule')
  return (
    <>
      <TimeField name="expiresAt" label={words('expires')} value={expiresAt} onChange={onExpiry} />
      <p className="text-xs text-muted">{words('zone')}</p>
      <div className="flex justify-end">
        <Button kind="primary" type="submit">
          {label}
        </Button>
      </div>
    </>
  )
}
