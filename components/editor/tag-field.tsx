'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent } from 'react'
import { controlLook } from '@/components/ui/field'
import { FoundTagLine } from './found-tag-line'
import type { FoundTag } from './tag-requests'
import { useFoundTags } from './use-found-tags'

type Props = {
  label: string
  /** The printed words. */
  value: string
  onType: (value: string) => void
  /** The tag that they mean, said by the editor. */
  onChoose: (tag: FoundTag) => void
}

/** A field for printed words that name a tag: the tags that fit stand below while it is typed in, one may be chosen. */
export function TagField({ label, value, onType, onChoose }: Props) {
  const words = useTranslations('editor.picker')
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const query = value.trim()
  const { tags } = useFoundTags(isOpen && query !== '' ? query : null)
  const shown = isOpen ? tags.slice(0, 6) : []

  function choose(tag: FoundTag | undefined) {
    if (!tag) return
    onChoose(tag)
    setOpen(false)
    setActive(-1)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.altKey) return
    if (event.key === 'ArrowDown' && !isOpen) setOpen(true)
    else if (event.key === 'ArrowDown') setActive((active + 1) % Math.max(1, shown.length))
    else if (event.key === 'ArrowUp')
      setActive((Math.max(0, active) + shown.length - 1) % Math.max(1, shown.length))
    else if (event.key === 'Enter' && shown[active]) choose(shown[active])
    else if (event.key === 'Escape' && shown.length > 0) {
      // The first Escape closes the list alone.
      event.stopPropagation()
      setOpen(false)
    } else return
    event.preventDefault()
  }

  return (
    <div className="relative grid content-start gap-1">
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-tags`}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        lang="zh-CN"
        autoComplete="off"
        className={controlLook}
        value={value}
        onFocus={(event) => event.target.select()}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          onType(event.target.value)
          setOpen(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        id={`${id}-tags`}
        role="listbox"
        aria-label={words('results')}
        hidden={shown.length === 0}
        className="absolute top-full left-0 z-30 max-h-[40dvh] w-72 max-w-[80vw] overflow-y-auto border border-ink bg-paper"
      >
        {shown.map((tag, at) => (
          <li
            key={tag.id}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === active}
            className="cursor-pointer px-2 py-1.5 aria-selected:bg-wash"
            onPointerMove={() => setActive(at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(tag)}
          >
            <FoundTagLine tag={tag} />
          </li>
        ))}
      </ul>
    </div>
  )
}
