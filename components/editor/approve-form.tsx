'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextAreaField } from '@/components/ui/text-area-field'
import { roundOf, type ReviewCheck } from '@/lib/editorial/review'
import type { OpenRound, StepAnswer } from './editor-article'
import { StepForm } from './step-form'
import { UnsettledPoints, type Unsettled } from './unsettled-points'

type Props = {
  review: OpenRound
  unsettled: () => Unsettled
  onApprove: (fields: { opinion: string; 'checks[]': readonly string[] }) => Promise<StepAnswer>
}

/** What a reviewer of this round must have looked at, and what they say. */
export function ApproveForm({ review, unsettled, onApprove }: Props) {
  const words = useTranslations('workflow')
  const { checks, needsOpinion } = roundOf(review.preset, review.round)
  const [ticked, setTicked] = useState<readonly ReviewCheck[]>([])
  const [opinion, setOpinion] = useState('')
  return (
    <StepForm
      label={words('steps.approve')}
      onSend={() => onApprove({ opinion: opinion.trim(), 'checks[]': ticked })}
    >
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-xs text-muted">{words('approve.checks')}</legend>
        {checks.map((check) => (
          <label key={check} className="flex items-start gap-2">
            <input
              type="checkbox"
              required
              className="mt-1"
              checked={ticked.includes(check)}
              onChange={({ target }) =>
                setTicked((before) =>
                  target.checked ? [...before, check] : before.filter((other) => other !== check),
                )
              }
            />
            {words(`checks.${check}`)}
          </label>
        ))}
      </fieldset>
      <TextAreaField
        name="opinion"
        label={words(needsOpinion ? 'approve.opinion' : 'approve.opinionOptional')}
        rows={4}
        maxLength={5000}
        required={needsOpinion}
        value={opinion}
        onChange={({ target }) => setOpinion(target.value)}
      />
      <p className="text-xs text-muted">{words('approve.binds')}</p>
      <UnsettledPoints {...unsettled()} />
    </StepForm>
  )
}
