'use client'

import { useRef, type ReactNode } from 'react'
import { buttonLook } from './button'

/** A button that shows further buttons below it; the browser opens and closes it, Escape closes it too. */
export function MoreMenu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null)
  return (
    <details
      ref={menu}
      className="relative"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current?.querySelector('dialog[open]')) return
        menu.current?.removeAttribute('open')
        menu.current?.querySelector('summary')?.focus()
      }}
    >
      <summary className={`${buttonLook('quiet')} list-none [&::-webkit-details-marker]:hidden`}>
        {label}
      </summary>
      <div className="z-20 mt-1 flex min-w-32 flex-col items-stretch gap-1 border border-ink bg-paper p-2 sm:absolute sm:right-0">
        {children}
      </div>
    </details>
  )
}
