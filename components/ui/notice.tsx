import type { ReactNode } from 'react'

const TONES = {
  plain: 'border-ink',
  positive: 'border-positive',
  warning: 'border-warning',
  danger: 'border-danger text-danger',
} as const

type Props = { tone?: keyof typeof TONES; isFocusable?: boolean; children: ReactNode }

/** A short message in the flow of the page; one that tells of a refusal is read out at once. */
export function Notice({ tone = 'plain', isFocusable = false, children }: Props) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : undefined}
      data-refusal={isFocusable || undefined}
      tabIndex={isFocusable ? -1 : undefined}
      className={`border-l-[3px] py-1 pl-3 text-sm leading-normal ${TONES[tone]}`}
    >
      {children}
    </div>
  )
}
