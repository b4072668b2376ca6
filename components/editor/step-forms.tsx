'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { TextAreaField } from '@/components/ui/text-area-field'

type ReasonProps = { step: 'return' | 'withdraw' | 'kill'; onReason: (reason: string) => void }

/** Asks for the reason of a step: who will read it is said beside. */
export function ReasonForm({ step, onReason }: ReasonProps) {
  const words = useTranslations('workflow')
  const close = useCloseDialog()
  const [reason, setReason] = useState('')
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') return
        close()
        onReason(reason.trim())
      }}
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
      <div className="flex justify-end gap-2">
        <Button kind={step === 'return' ? 'primary' : 'danger'} type="submit">
          {words(`steps.${step}`)}
        </Button>
      </div>
    </form>
  )
}

type ConfirmProps = { step: 'unpublish' | 'trash'; onConfirm: () => void }

export function ConfirmStep({ step, onConfirm }: ConfirmProps) {
  const words = useTranslations('workflow')
  const common = useTranslations('common')
  const close = useCloseDialog()
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        close()
        onConfirm()
      }}
    >
      <p>{words(`what.${step}`)}</p>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {common('cancel')}
        </Button>
        <Button kind="danger" type="submit">
          {words(`steps.${step}`)}
        </Button>
      </div>
    </form>
  )
}
