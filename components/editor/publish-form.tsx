'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextField } from '@/components/ui/text-field'
import type { CorrectionDraft } from '@/lib/editorial/correction'
import { toDeskTime } from '@/lib/editorial/publication-times'
import { wordsOfSlug } from '@/lib/editorial/slug-words'
import { useChange, type ChangedWords } from './change-fields'
import type { StepAnswer } from './editor-article'
import type { FigureChoice } from './figures-of'
import { StepForm } from './step-form'
import { TimeField } from './time-field'
import { UnsettledPoints, type Unsettled } from './unsettled-points'

type Props = {
  /** Where readers find it. */
  slug: string | null
  /** When the public copy expires, in ISO. */
  expiresAt: string | null
  drafts: readonly CorrectionDraft[]
  figures: readonly FigureChoice[]
  changed: () => ChangedWords | null
  unsettled: () => Unsettled
  onPublish: (fields: Readonly<Record<string, string | readonly string[]>>) => Promise<StepAnswer>
}

/** Replacing what readers see: a small fix without a word, or a correction with a public note. */
export function PublishForm({ slug, expiresAt, drafts, figures, changed, unsettled, onPublish }: Props) {
  const words = useTranslations('workflow.correct')
  const steps = useTranslations('workflow.steps')
  const schedule = useTranslations('workflow.schedule')
  const change = useChange(drafts, figures, changed)
  const now = slug === null ? '' : wordsOfSlug(slug)
  const [address, setAddress] = useState(now)
  const [until, setUntil] = useState(expiresAt ? toDeskTime(new Date(expiresAt)) : '')
  return (
    <StepForm
      label={steps('republish')}
      onSend={() => onPublish({ expiresAt: until, ...(address !== now && { address }), ...change.said })}
    >
      {change.element}
      <TimeField name="expiresAt" label={schedule('expires')} value={until} onChange={setUntil} />
      {slug !== null && (
        <TextField
          label={words('address')}
          hint={words('addressHint')}
          name="address"
          lang="en"
          translate="no"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          title={words('addressForm')}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
        />
      )}
      <UnsettledPoints {...unsettled()} />
    </StepForm>
  )
}
