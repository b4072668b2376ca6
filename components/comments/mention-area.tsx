'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { controlLook } from '@/components/ui/field'
import { sendsForm } from '@/components/ui/send-key'

type Person = { id: string; name: string }
type Props = {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
  people: readonly Person[]
  rows?: number
  isRequired?: boolean
}

const SHOWN = 6

/** The words behind the last `@` before the cursor, where a name may be on its way. */
function startedName(text: string, cursor: number): { from: number; typed: string } | null {
  const from = text.lastIndexOf('@', cursor - 1)
  if (from === -1) return null
  const typed = text.slice(from + 1, cursor)
  return typed.includes('\n') || typed.length > 30 ? null : { from, typed }
}

/** A field of several lines in which `@` offers the names of colleagues: arrow keys choose, Enter takes, Escape leaves. */
export function MentionArea({ label, hint, value, onChange, people, rows = 2, isRequired = false }: Props) {
  const words = useTranslations('comments.form')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [cursor, setCursor] = useState(0)
  const [active, setActive] = useState(0)
  const [isClosed, setClosed] = useState(false)
  const started = isClosed ? null : startedName(value, cursor)
  const offered = started ? people.filter(({ name }) => fits(name, started.typed)).slice(0, SHOWN) : []
  const current = offered[Math.min(active, offered.length - 1)]

  function take(person: Person) {
    if (!started) return
    const before = `${value.slice(0, started.from)}@${person.name} `
    onChange(before + value.slice(cursor))
    setCursor(before.length)
    setClosed(true)
    requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length))
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (sendsForm(event)) return
    if (!current || event.nativeEvent.isComposing) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0) setActive((offered.indexOf(current) + by + offered.length) % offered.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(current)
    else if (event.key === 'Escape') setClosed(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={rows}
        required={isRequired}
        maxLength={5000}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={current && `${id}-${current.id}`}
        aria-describedby={hint && `${id}-hint`}
        className={`${controlLook} [field-sizing:content]`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setCursor(event.target.selectionStart)
          setClosed(false)
          setActive(0)
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {offered.length > 0 && (
        <ul id={`${id}-people`} role="listbox" aria-label={words('mention')} className="border border-rule">
          {offered.map((person) => (
            <li
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              aria-selected={person === current}
              className="cursor-pointer px-2 py-1 text-sm aria-selected:bg-wash"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

const fits = (name: string, typed: string) => name.toLowerCase().includes(typed.toLowerCase())
