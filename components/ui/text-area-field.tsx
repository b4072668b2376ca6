'use client'

import type { ComponentProps } from 'react'
import { controlLook, Field, type FieldProps } from './field'

type Props = FieldProps & Omit<ComponentProps<'textarea'>, 'id' | 'name' | 'children'>

/** A labelled field of several lines that grows with what is typed where the browser can. */
export function TextAreaField({ label, name, hint, isLabelHidden, className, rows = 3, ...textarea }: Props) {
  return (
    <Field
      {...{ label, name }}
      {...(hint && { hint })}
      {...(isLabelHidden && { isLabelHidden })}
      {...(className && { className })}
    >
      {(control) => (
        <textarea
          rows={rows}
          className={`${controlLook} [field-sizing:content]`}
          {...textarea}
          {...control}
        />
      )}
    </Field>
  )
}
