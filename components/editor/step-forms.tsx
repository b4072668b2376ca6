'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/text-area-field'
import type { StepAnswer } from './editor-article'
import { StepForm } from './step-form'

type ReasonProps = {
  step: 'return' | 'withdraw' | 'kill'
  onReason: (reason: string) => Promise<StepAnswer>
}

/** Asks for the reason of a step: who will read it is said beside. */
export function ReasonForm({ step, onReason }: ReasonProps) {
  const words = useTranslations('workflow')
  const [reason, setReason] = useState('')
  return (
    <StepForm
      label={words(`steps.${step}`)}
      kind={step === 'return' ? 'primary' : 'danger'}
      onSend={() => onReason(reason.trim())}
    >
      {step !== 'return' && <p>{words(`what.${step}`)}</p>}
      <TextAreaField
        name="reason"
        label={words(`reason.${step}`)}
        required
        rows={4}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </StepForm>
  )
}

type ConfirmProps = { step: 'unpublish' | 'trash'; onConfirm: () => Promise<StepAnswer> }

export function ConfirmStep({ step, onConfirm }: ConfirmProps) {
  const words = useTranslations('workflow')
  const common = useTranslations('common')
  const close = useCloseDialog()
  const cancel = (
    <Button kind="quiet" onClick={close}>
      {common('cancel')}
    </Button>
  )
  return (
    <StepForm label={words(`steps.${step}`)} kind="danger" onSend={onConfirm} aside={cancel}>
      <p>{words(`what.${step}`)}</p>
    </StepForm>
  )
}
