'use client'

import { useId, type ReactNode } from 'react'
import { useFieldErrors } from './form-answer'

export type FieldProps = {
  label: string
  name: string
  hint?: string
  /** The label is read out but not seen: for filters whose meaning is plain. */
  isLabelHidden?: boolean
}

/** What a control needs to be tied to its label, hint and errors. */
type Control = {
  id: string
  name: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Props = FieldProps & { children: (control: Control) => ReactNode; className?: string }

export const controlLook =
  'min-h-8 w-full rounded-xs border border-edge bg-paper px-2 py-1 font-sans text-sm leading-normal text-ink aria-invalid:border-danger disabled:opacity-55'

/** A labelled control with its hint above and what is wrong with it below. */
export function Field({ label, name, hint, isLabelHidden = false, className = '', children }: Props) {
  const id = useId()
  const errors = useFieldErrors(name)
  const isWrong = errors.length > 0
  const described = [hint && `${id}-hint`, isWrong && `${id}-errors`].filter(Boolean).join(' ')
  return (
    <div className={`grid content-start gap-1 ${className}`}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : 'text-xs text-muted'}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': isWrong || undefined,
      })}
      {isWrong && (
        <ul id={`${id}-errors`} className="text-xs text-danger">
          {errors.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
