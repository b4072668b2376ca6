'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type Props = { title: string; isWide?: boolean; onClose: () => void; children: ReactNode }

/**
 * A modal dialog that is open as long as it is there. Escape and a press beside it close it. The focus goes to what has
 * `data-first`, else to the first thing in it.
 */
export function DeskDialog({ title, isWide = false, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
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
      onClick={(event) => event.target === dialog.current && onClose()}
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

type Choice<T> = { value: T; label: ReactNode; key: string }

type ChoicesProps<T> = { label: string; choices: readonly Choice<T>[]; onChoose: (value: T) => void }

/** Choices in a column: press one, walk with the arrows, or type its key. */
export function Choices<T>({ label, choices, onChoose }: ChoicesProps<T>) {
  const list = useRef<HTMLDivElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = choices.find(({ key }) => key === event.key.toLowerCase())
    if (by !== 0) buttons[(at + by + buttons.length) % buttons.length]?.focus()
    else if (chosen) onChoose(chosen.value)
    else return
    event.preventDefault()
  }

  return (
    <div ref={list} role="group" aria-label={label} className="grid" onKeyDown={onKeyDown}>
      {choices.map(({ value, label: said, key }, at) => (
        <button
          key={key || String(value)}
          type="button"
          data-first={at === 0 || undefined}
          className="flex min-h-9 w-full cursor-pointer items-center gap-3 px-2 text-left hover:bg-wash focus-visible:bg-wash pointer-coarse:min-h-11"
          onClick={() => onChoose(value)}
        >
          <kbd aria-hidden className="desk-kbd">
            {key.toUpperCase()}
          </kbd>
          <span className="min-w-0">{said}</span>
        </button>
      ))}
    </div>
  )
}
