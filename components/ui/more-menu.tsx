'use client'

import { useEffect, useRef, type ReactNode } from 'react'
import { buttonLook } from './button'

/**
 * A button that shows further buttons below it; the browser opens and closes it. Escape closes it, and so do what is done
 * in it and going on elsewhere: it would lie over what the person turns to.
 */
export function MoreMenu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  useEffect(() => {
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) menu.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [])
  return (
    <details
      ref={menu}
      className="relative"
      onSubmit={close}
      onClick={({ target }) => {
        const button = target instanceof Element && target.closest('button')
        if (button && !button.closest('dialog') && !button.ariaHasPopup) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || menu.current?.querySelector('dialog[open]')) return
        close()
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
