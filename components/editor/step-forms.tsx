'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import type { EditorArticle, StepAnswer } from './editor-article'
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

type SubmitProps = {
  article: EditorArticle
  onSubmit: (fields: { reviewerId: string }) => Promise<StepAnswer>
}

/** Who is to review it: one colleague, at first the one it is given to, or nobody in particular. */
export function SubmitForm({ article: { reviewers, assigneeId }, onSubmit }: SubmitProps) {
  const words = useTranslations('workflow')
  const assignee = reviewers.find(({ id }) => id === assigneeId)
  const [reviewerId, setReviewer] = useState(assignee?.id ?? '')
  return (
    <StepForm label={words('steps.submit')} onSend={() => onSubmit({ reviewerId })}>
      <SelectField
        name="reviewerId"
        label={words('submit.reviewer')}
        hint={words('submit.hint')}
        value={reviewerId}
        onChange={({ target }) => setReviewer(target.value)}
        options={[
          { value: '', label: words('submit.anyone') },
          ...reviewers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
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
