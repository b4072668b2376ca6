'use client'

import { useId } from 'react'

type Props = { label: string; name: string; value?: string; defaultChecked?: boolean }

/** A box to tick, its label behind it. */
export function CheckField({ label, name, value = 'true', defaultChecked }: Props) {
  const id = useId()
  return (
    <div className="flex min-h-8 items-center gap-2 text-sm">
      <input id={id} type="checkbox" {...{ name, value, defaultChecked }} className="size-4 accent-accent" />
      <label htmlFor={id}>{label}</label>
    </div>
  )
}
