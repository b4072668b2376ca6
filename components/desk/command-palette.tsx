'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { controlLook } from '@/components/ui/field'
import { OpenDialog } from '@/components/ui/open-dialog'
import { deskAddress } from '@/lib/editorial/addresses'
import { fitting, type DeskPlace } from '@/lib/editorial/finding'
import type { PageCommand } from './page-commands'
import { useFinding } from './use-finding'

type Option = { key: string; label: string; note?: string; isChinese?: boolean; run: () => void }
type Group = { name: string; options: Option[] }

type Props = {
  places: readonly DeskPlace[]
  /** The acts of the page as it was when this was opened. */
  commands: readonly PageCommand[]
  onClose: () => void
}

/** Everything that fits what is typed, by kind; the focus stays in the field, the arrows choose. */
function useGroups(typed: string, { places, commands, onClose }: Props) {
  const words = useTranslations('daily.palette')
  const states = useTranslations('workflow.states')
  const types = useTranslations('common.tagType')
  const router = useRouter()
  const { found, state } = useFinding(typed)
  const go = (href: string) => () => {
    onClose()
    router.push(href)
  }
  const groups: Group[] = [
    {
      name: words('acts'),
      options: (typed === '' ? commands : fitting(typed, commands)).map(({ label, run }) => ({
        key: `act ${label}`,
        label,
        run: () => {
          onClose()
          // The page takes keys and presses again once the dialog is gone.
          setTimeout(run)
        },
      })),
    },
    {
      name: words('articles'),
      options: found.articles.map(({ id, headline, state: stands }) => ({
        key: id,
        label: headline || words('untitled'),
        note: states(stands),
        isChinese: true,
        run: go(deskAddress.article(id)),
      })),
    },
    {
      name: words('tags'),
      options: found.tags.map(({ id, name, disambiguation, type }) => ({
        key: id,
        label: name,
        note: disambiguation || types(type),
        isChinese: true,
        run: go(deskAddress.tag(id)),
      })),
    },
    {
      name: words('indicators'),
      options: found.indicators.map(({ id, name }) => ({
        key: id,
        label: name,
        isChinese: true,
        run: go(deskAddress.indicator(id)),
      })),
    },
    {
      name: words('places'),
      options: fitting(typed, places).map(({ href, label }) => ({ key: href, label, run: go(href) })),
    },
  ]
  return { groups: groups.filter(({ options }) => options.length > 0), state }
}

const optionId = (id: string, key: string) => `${id}-${key}`

/** Goes anywhere and does what the page can: type, choose with the arrows, Enter. */
export function CommandPalette(props: Props) {
  const words = useTranslations('daily.palette')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const typed = text.trim()
  const { groups, state } = useGroups(typed, props)
  const options = groups.flatMap((group) => group.options)
  const current = Math.min(active, options.length - 1)
  const id = useId()
  const chosen = options[current]

  useEffect(() => {
    if (chosen) document.getElementById(optionId(id, chosen.key))?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const last = options.length - 1
    const next = {
      ArrowDown: current >= last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
      Home: event.ctrlKey ? 0 : null,
      End: event.ctrlKey ? last : null,
    }[event.key]
    if (event.key === 'Enter') chosen?.run()
    else if (next === undefined || next === null) return
    else setActive(next)
    event.preventDefault()
  }

  return (
    <OpenDialog title={words('title')} isWide onClose={props.onClose}>
      <input
        data-first
        type="text"
        role="combobox"
        aria-label={words('field')}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(id, chosen.key) : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={words('placeholder')}
        className={`${controlLook} text-base`}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="sr-only">
        {state === 'resting' && words('count', { count: options.length })}
      </p>
      <PaletteList {...{ id, groups, chosen }} />
      {state === 'failed' && <p className="mt-2 text-xs text-danger">{words('failed')}</p>}
      {state === 'resting' && options.length === 0 && <p className="mt-2 text-muted">{words('none')}</p>}
    </OpenDialog>
  )
}

type ListProps = { id: string; groups: readonly Group[]; chosen: Option | undefined }

/** What fits, by kind; pressed with the mouse, the field keeps the focus. */
function PaletteList({ id, groups, chosen }: ListProps) {
  const words = useTranslations('daily.palette')
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={words('results')}
      className="mt-2 max-h-[50dvh] overflow-y-auto"
    >
      {groups.map(({ name, options }) => (
        <div key={name} role="group" aria-label={name}>
          <p aria-hidden className="mt-2 border-b border-rule text-xs text-muted">
            {name}
          </p>
          {options.map((option) => (
            <div
              key={option.key}
              id={optionId(id, option.key)}
              role="option"
              aria-selected={option === chosen}
              onMouseDown={(event) => event.preventDefault()}
              onClick={option.run}
              className="flex min-h-8 cursor-pointer items-center gap-3 px-2 hover:bg-wash aria-selected:bg-ink aria-selected:text-paper"
            >
              <span lang={option.isChinese ? 'zh-CN' : undefined} className="min-w-0 truncate">
                {option.label}
              </span>
              {option.note && <span className="ml-auto shrink-0 text-xs">{option.note}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
