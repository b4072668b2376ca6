'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChoiceField } from '@/components/ui/choice-field'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { useChange, type ChangedWords } from './change-fields'
import type { StepAnswer } from './editor-article'
import type { FigureChoice } from './figures-of'
import { StepForm } from './step-form'
import { TimeField } from './time-field'
import { TimePresets } from './time-presets'
import { UnsettledPoints, type Unsettled } from './unsettled-points'

const WAYS = ['goLiveAt', 'embargoUntil'] as const
type Way = (typeof WAYS)[number]

type Props = {
  unsettled: () => Unsettled
  onSchedule: (fields: Record<string, string>) => Promise<StepAnswer>
}

/** When readers are to see the article: from its hour, or after an embargo; and until when, if it ends. */
export function ScheduleForm({ unsettled, onSchedule }: Props) {
  const words = useTranslations('workflow')
  const [way, setWay] = useState<Way>('goLiveAt')
  const [time, setTime] = useState('')
  const [expiresAt, setExpiresAt] = useState('')
  return (
    <StepForm
      label={words('steps.schedule')}
      onSend={() => onSchedule({ change: 'none', [way]: time, expiresAt })}
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
      <TimePresets onPick={setTime} />
      <Ending expiresAt={expiresAt} onExpiry={setExpiresAt} />
      <UnsettledPoints {...unsettled()} />
    </StepForm>
  )
}

type ChangeProps = {
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  changed: () => ChangedWords | null
  unsettled: () => Unsettled
  onSchedule: (fields: Readonly<Record<string, string | readonly string[]>>) => Promise<StepAnswer>
}

/** When a change of what readers see takes its place, and whether it is a correction. */
export function ChangeScheduleForm({ drafts, figures, changed, unsettled, onSchedule }: ChangeProps) {
  const words = useTranslations('workflow')
  const change = useChange(drafts, figures, changed)
  const [goLiveAt, setTime] = useState('')
  const [expiresAt, setExpiresAt] = useState('')
  return (
    <StepForm
      label={words('steps.scheduleChange')}
      onSend={() => onSchedule({ goLiveAt, expiresAt, ...change.said })}
    >
      <p className="text-muted">{words('schedule.changeWhat')}</p>
      <TimeField
        name="goLiveAt"
        label={words('schedule.time')}
        isRequired
        value={goLiveAt}
        onChange={setTime}
      />
      <TimePresets onPick={setTime} />
      {change.element}
      <Ending expiresAt={expiresAt} onExpiry={setExpiresAt} />
      <UnsettledPoints {...unsettled()} />
    </StepForm>
  )
}

type EndingProps = { expiresAt: string; onExpiry: (expiresAt: string) => void }

/** Until when readers see it, and which clock counts. */
function Ending({ expiresAt, onExpiry }: EndingProps) {
  const words = useTranslations('workflow.schedule')
  return (
    <>
      <TimeField name="expiresAt" label={words('expires')} value={expiresAt} onChange={onExpiry} />
      <p className="text-xs text-muted">{words('zone')}</p>
    </>
  )
}
