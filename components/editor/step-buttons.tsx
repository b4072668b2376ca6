'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { controlLook } from '@/components/ui/field'
import { STEPS, type Step } from '@/lib/editorial/workflow'
import type { EditorArticle, EditorRights } from './editor-article'

type Props = {
  article: EditorArticle
  rights: EditorRights
  isTaking: boolean
  /** Two texts stand against each other: no step is taken before one is chosen. */
  isInConflict: boolean
  onStep: (step: Step, fields?: Record<string, string>) => void
}

/** The ways the article may move now, for this person. */
export function StepButtons({ article, rights, isTaking, isInConflict, onStep }: Props) {
  const words = useTranslations('editor.steps')
  const isRepublished = article.liveSlug !== null
  const steps = STEPS.filter((step) => rights[step])
  const reasonId = useId()
  const reason = isInConflict && steps.length > 0
  const blocked = { disabled: isTaking || isInConflict, 'aria-describedby': reason ? reasonId : undefined }
  return (
    <div className="flex flex-wrap items-center gap-2">
      {reason && (
        <p id={reasonId} className="text-xs text-danger">
          {words('inConflict')}
        </p>
      )}
      {steps.map((step) => {
        if (step === 'return')
          return (
            <DialogButton key={step} {...blocked} label={words('return')} title={words('returnTitle')}>
              <ReturnForm onReturn={(reason) => onStep('return', { reason })} />
            </DialogButton>
          )
        if (step === 'unpublish')
          return (
            <DialogButton
              key={step}
              {...blocked}
              kind="danger"
              label={words('unpublish')}
              title={words('unpublishTitle')}
            >
              <UnpublishForm onUnpublish={() => onStep('unpublish')} />
            </DialogButton>
          )
        return (
          <Button
            key={step}
            kind={step === 'publish' ? 'primary' : 'plain'}
            {...blocked}
            onClick={() => onStep(step)}
          >
            {words(step === 'publish' && isRepublished ? 'republish' : step)}
          </Button>
        )
      })}
    </div>
  )
}

function ReturnForm({ onReturn }: { onReturn: (reason: string) => void }) {
  const words = useTranslations('editor.steps')
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
        onReturn(reason.trim())
      }}
    >
      <label htmlFor={id} className="text-xs text-muted">
        {words('reason')}
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
        <Button kind="primary" type="submit">
          {words('return')}
        </Button>
      </div>
    </form>
  )
}

function UnpublishForm({ onUnpublish }: { onUnpublish: () => void }) {
  const words = useTranslations('editor.steps')
  const common = useTranslations('common')
  const close = useCloseDialog()
  return (
    <div className="grid gap-3">
      <p>{words('unpublishWhat')}</p>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {common('cancel')}
        </Button>
        <Button
          kind="danger"
          onClick={() => {
            close()
            onUnpublish()
          }}
        >
          {words('unpublish')}
        </Button>
      </div>
    </div>
  )
}
