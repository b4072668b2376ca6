'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { Button, type ButtonKind } from './button'

type Props = {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  name?: string
  value?: string
  isDisabled?: boolean
  /** Where several with the same words stand on a screen: what this one is about. */
  label?: string
  children: ReactNode
}

/** Sends the form around it; says so while the answer is awaited and cannot be pressed twice. */
export function SubmitButton({
  kind = 'primary',
  size = 'normal',
  isDisabled = false,
  label,
  children,
  ...rest
}: Props) {
  const { pending } = useFormStatus()
  const words = useTranslations('common')
  return (
    <Button
      type="submit"
      kind={kind}
      size={size}
      disabled={isDisabled}
      aria-disabled={pending}
      aria-label={label}
      {...rest}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
      {pending && <span className="sr-only">{words('working')}</span>}
      {pending && <span aria-hidden>…</span>}
    </Button>
  )
}
