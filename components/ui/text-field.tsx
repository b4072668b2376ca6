'use client'

import type { ComponentProps } from 'react'
import { controlLook, Field, type FieldProps } from './field'

type Props = FieldProps & Omit<ComponentProps<'input'>, 'id' | 'name' | 'children'>

/** A labelled line of text: `<TextField label name hint defaultValue required />`. */
export function TextField({ label, name, hint, isLabelHidden, className, ...input }: Props) {
  return (
    <Field
      {...{ label, name }}
      {...(hint && { hint })}
      {...(isLabelHidden && { isLabelHidden })}
      {...(className && { className })}
    >
      {(control) => <input type="text" autoComplete="off" className={controlLook} {...input} {...control} />}
    </Field>
  )
}
