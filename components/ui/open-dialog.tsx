'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Button } from './button'

type Props = { title: string; isWide?: boolean; onClose: () => void; children: ReactNode }

/** Whether something was typed or ticked in it that is nowhere else yet. */
const isFilledIn = (around: HTMLElement): boolean =>
  [...around.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].some(
    (field) =>
      field.value !== field.defaultValue ||
      (field instanceof HTMLInputElement && field.checked !== field.defaultChecked),
  )

/**
 * A modal dialog that is open as long as it is there. Escape and a press beside it close it, the press only while nothing is filled
 * in: it is easily made by mistake. The focus goes to what has `data-first`, else to the first thing in it.
 */
export function OpenDialog({ title, isWide = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  /** A press that began inside, as when words are selected, may end beside. */
  const beganBeside = useRef(false)
  const common = useTranslations('common')
  useEffect(() => {
    const { current } = dialog
    const before = document.activeElement
    if (current && !current.open) current.showModal()
    current?.querySelector<HTMLElement>('[data-first]')?.focus()
    // It is taken away while it is open: what had the focus before must be told.
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => {
        beganBeside.current = event.target === dialog.current
      }}
      onClick={({ target, currentTarget }) => {
        if (target === currentTarget && beganBeside.current && !isFilledIn(currentTarget)) onClose()
      }}
      className={`m-auto border border-ink bg-paper p-0 text-ink backdrop:bg-[rgb(0_0_0/0.4)] ${isWide ? 'w-[min(44rem,calc(100vw-1rem))]' : 'w-[min(26rem,calc(100vw-1rem))]'}`}
    >
      <div className="flex items-start justify-between gap-4 border-b border-rule px-5 py-3">
        <h2 id={titleId} className="text-base font-bold">
          {title}
        </h2>
        <Button kind="bare" size="small" onClick={onClose}>
          {common('close')}
        </Button>
      </div>
      <div className="px-5 py-4">{children}</div>
    </dialog>
  )
}
