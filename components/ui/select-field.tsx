'use client'

import type { ComponentProps } from 'react'
import { controlLook, Field, type FieldProps } from './field'

type Option = { value: string; label: string }

type Props = FieldProps &
  Omit<ComponentProps<'select'>, 'id' | 'name' | 'children'> & { options: readonly Option[] }

/** A labelled choice of one. */
export function SelectField({ label, name, hint, isLabelHidden, className, options, ...select }: Props) {
  return (
    <Field
      {...{ label, name }}
      {...(hint && { hint })}
      {...(isLabelHidden && { isLabelHidden })}
      {...(className && { className })}
    >
      {(control) => (
        <select className={controlLook} {...select} {...control}>
          {options.map(({ value, label: text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
