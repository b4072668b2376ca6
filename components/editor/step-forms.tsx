'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useCloseDialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/field'

type ReasonProps = { step: 'return' | 'withdraw' | 'kill'; onReason: (reason: string) => void }

/** Asks for the reason of a step: who will read it is said beside. */
export function ReasonForm({ step, onReason }: ReasonProps) {
  const words = useTranslations('workflow')
  const close = useCloseDialog()
  const [reason, setReason] = useState('')
  const id = useId()
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
      <label htmlFor={id} className="text-xs text-muted">
        {words(`reason.${step}`)}
      </label>
      <textarea
        id={id}
        required
        rows={4}
        maxLength={2000}
        className={controlLook}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
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
    <div className="grid gap-3">
      <p>{words(`what.${step}`)}</p>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {common('cancel')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            close()
            onConfirm()
          }}
        >
          {words(`steps.${step}`)}
        </Button>
      </div>
    </div>
  )
}
