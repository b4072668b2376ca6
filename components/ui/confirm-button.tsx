'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { FormAction } from '@/lib/action-result'
import { ActionForm } from './action-form'
import { Button, type ButtonKind } from './button'
import { DialogButton, useCloseDialog } from './dialog'
import { SubmitButton } from './submit-button'

type Props = {
  action: FormAction
  hidden: Record<string, string | number>
  label: string
  title: string
  /** The same words as `label` when left out. */
  confirmLabel?: string
  done: string
  kind?: ButtonKind
  size?: 'normal' | 'small'
  /** What the act will touch, and fields it still needs. */
  children?: ReactNode
}

/** Asks once, saying what will be touched, then does it. */
export function ConfirmButton({ label, title, kind = 'plain', size = 'normal', ...form }: Props) {
  return (
    <DialogButton {...{ label, title, kind, size }}>
      <ConfirmForm label={label} kind={kind} {...form} />
    </DialogButton>
  )
}

type FormProps = Pick<Props, 'action' | 'hidden' | 'label' | 'confirmLabel' | 'done' | 'children'> & {
  kind: ButtonKind
}

function ConfirmForm({ action, hidden, label, confirmLabel, done, kind, children }: FormProps) {
  const close = useCloseDialog()
  const words = useTranslations('common')
  return (
    <ActionForm action={action} hidden={hidden} done={done} onDone={close}>
      {children}
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={close}>
          {words('cancel')}
        </Button>
        <SubmitButton kind={kind === 'danger' ? 'danger' : 'primary'}>{confirmLabel ?? label}</SubmitButton>
      </div>
    </ActionForm>
  )
}
