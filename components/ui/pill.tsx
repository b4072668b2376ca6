import type { ReactNode } from 'react'

const TONES = {
  plain: 'border-edge text-ink',
  muted: 'border-rule text-muted',
  positive: 'border-positive text-positive',
  warning: 'border-warning text-warning',
  danger: 'border-danger text-danger',
  solid: 'border-ink bg-ink text-paper',
} as const

export type Tone = keyof typeof TONES

/** A state in one word. The word carries the meaning, the colour only helps. */
export function Pill({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-block border px-1.5 text-xs leading-[1.4] whitespace-nowrap ${TONES[tone]}`}>
      {children}
    </span>
  )
}
