'use client'

import { useRef, type KeyboardEvent, type ReactNode } from 'react'

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
