'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { useAnnounce } from '@/components/ui/status-bar'
import type { FindAsk } from '@/lib/document/find-in-text'
import { useEditorSession } from './editor-session'
import { FIND_OPTIONS } from './find-options'
import { useFind } from './use-find'

type Options = Omit<FindAsk, 'query'>

type Props = {
  query: string
  /** The focus begins in the words that replace. */
  startsWithReplacing: boolean
  onQuery: (query: string) => void
  onClose: () => void
}

/** Finds words in the text and replaces them, one by one or all at once. */
export function FindPanel({ query, startsWithReplacing, onQuery, onClose }: Props) {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('daily.find')
  const announce = useAnnounce()
  const [options, setOptions] = useState<Options>({ isExact: false, isWhole: false, unitesScripts: true })
  const [replacement, setReplacement] = useState('')
  const { count, current, go, replace, replaceAll, leave } = useFind(editor, { query, ...options })
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const field = panel.current?.querySelector<HTMLInputElement>(
      `[name=${startsWithReplacing ? 'replacement' : 'query'}]`,
    )
    field?.focus()
    field?.select()
  }, [startsWithReplacing])

  function close(): void {
    leave()
    onClose()
  }

  function all(): void {
    const done = replaceAll(replacement)
    announce(words('replaced', { count: done }), { label: words('undo'), run: () => editor.commands.undo() })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const isInReplacement = event.target instanceof HTMLInputElement && event.target.name === 'replacement'
    if (event.key === 'Escape') close()
    else if (event.key === 'F3') go(event.shiftKey ? -1 : 1)
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    else if (isInReplacement && (event.ctrlKey || event.metaKey)) all()
    else if (isInReplacement) replace(replacement)
    else go(event.shiftKey ? -1 : 1)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={panel}
      role="search"
      aria-label={words('label')}
      data-own-keys
      data-find
      onKeyDown={onKeyDown}
      className="sticky top-8 z-10 grid gap-2 border border-ink bg-paper px-3 py-2 text-sm"
    >
      <FindRow name="query" value={query} onChange={onQuery}>
        <p role="status" className="min-w-24 text-xs text-muted tabular-nums">
          {query !== '' && standing({ count, current }, words)}
        </p>
        <Button size="small" kind="quiet" disabled={count === 0} onClick={() => go(-1)}>
          {words('previous')}
        </Button>
        <Button size="small" kind="quiet" disabled={count === 0} onClick={() => go(1)}>
          {words('next')}
        </Button>
        <Button size="small" kind="bare" onClick={close}>
          {words('close')}
        </Button>
      </FindRow>
      {rights.edit && (
        <FindRow name="replacement" value={replacement} onChange={setReplacement}>
          <Button size="small" disabled={count === 0} onClick={() => replace(replacement)}>
            {words('replace')}
          </Button>
          <Button size="small" disabled={count === 0} onClick={all}>
            {words('replaceAll')}
          </Button>
        </FindRow>
      )}
      <FindOptions options={options} onChange={setOptions} />
    </div>
  )
}

/** Which of how many is looked at. */
function standing(
  { count, current }: { count: number; current: number },
  words: ReturnType<typeof useTranslations<'daily.find'>>,
): string {
  if (count === 0) return words('none')
  return current === -1 ? words('count', { count }) : words('place', { place: current + 1, count })
}

type RowProps = {
  name: 'query' | 'replacement'
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

/** A line of words with what can be done with them. */
function FindRow({ name, value, onChange, children }: RowProps) {
  const words = useTranslations('daily.find')
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <label htmlFor={id} className="w-14 shrink-0 text-xs text-muted">
        {words(name)}
      </label>
      <input
        id={id}
        name={name}
        lang="zh-CN"
        autoComplete="off"
        spellCheck={false}
        className={`${controlLook} min-w-32 flex-1 basis-40`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {children}
    </div>
  )
}

type OptionsProps = { options: Options; onChange: (options: Options) => void }

/** What counts as the same; full and half width always do. */
function FindOptions({ options, onChange }: OptionsProps) {
  const words = useTranslations('daily.find')
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
      {FIND_OPTIONS.map((name) => (
        <label key={name} className="flex min-h-6 items-center gap-1.5">
          <input
            type="checkbox"
            className="accent-accent"
            checked={options[name]}
            onChange={({ target }) => onChange({ ...options, [name]: target.checked })}
          />
          {words(`options.${name}`)}
        </label>
      ))}
    </div>
  )
}
