'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { TypeLetter } from '@/components/desk/tag-chip'
import { controlLook } from '@/components/ui/field'
import { likelyTypes } from '@/lib/pipeline/likely-types'
import { TAG_TYPES, type TagType } from '@/lib/pipeline/model'
import type { TagName } from './editor-article'
import { FoundTagLine } from './found-tag-line'
import { nameTags, type FoundTag } from './tag-requests'
import { useFoundTags } from './use-found-tags'

type Choice = { kind: 'tag'; tag: FoundTag } | { kind: 'new'; type: TagType }
type Props = {
  /** The marked words. */
  quote: string
  /** What is searched for first, and the name of a tag made here. */
  query: string
  /** The type to make a tag of first, when it is known. */
  type: TagType | null
  canCreate: boolean
  onPick: (tag: TagName) => void
  onFailed: () => void
}

/** A search over the tags with their making in place: type, arrow keys, Enter; Alt with the number of a type makes one. */
export function TagPicker({ quote, query: first, type, canCreate, onPick, onFailed }: Props) {
  const words = useTranslations('editor.picker')
  const [typed, setTyped] = useState<string | null>(null)
  // Until something is typed, the search goes with the words as their bounds move.
  const query = typed ?? first
  const [active, setActive] = useState<number | null>(null)
  const { tags, isFailed, asked } = useFoundTags(query.trim())
  const listId = useId()
  const choices = choicesOf(tags, query.trim(), type, canCreate && asked === query.trim())
  // Enter never makes a tag of a type that nobody chose.
  const isSafe = choices[0]?.kind === 'tag' || type !== null
  const current = Math.min(active ?? (isSafe ? 0 : -1), choices.length - 1)

  useEffect(() => {
    if (active !== null) document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [listId, active, current])

  async function pick(choice: Choice | undefined) {
    if (!choice) return
    if (choice.kind === 'tag') return onPick(choice.tag)
    const [made] = (await nameTags([{ type: choice.type, name: query.trim(), surface: quote }])) ?? []
    if (made) onPick(made)
    else onFailed()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const asType = typeOfKey(event)
    const made = asType && choices.find((choice) => choice.kind === 'new' && choice.type === asType)
    if (made) void pick(made)
    else if (event.altKey) return
    else if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, choices.length))
    else if (event.key === 'ArrowUp')
      setActive((Math.max(0, current) + choices.length - 1) % Math.max(1, choices.length))
    else if (event.key === 'Enter') void pick(choices[current])
    else return
    event.preventDefault()
  }

  return (
    <div className="grid gap-2">
      <input
        type="text"
        role="combobox"
        className={controlLook}
        aria-label={words('search')}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={choices[current] ? `${listId}-${current}` : undefined}
        value={query}
        lang="zh-CN"
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(null)
        }}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      {isFailed && <p className="text-xs text-danger">{words('failed')}</p>}
      <ul
        id={listId}
        role="listbox"
        aria-label={words('results')}
        className="max-h-[min(18rem,40dvh)] overflow-y-auto"
      >
        {choices.map((choice, at) => (
          <li
            key={choice.kind === 'tag' ? choice.tag.id : choice.type}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === current}
            className={`cursor-pointer px-2 py-1.5 aria-selected:bg-wash ${choice.kind === 'new' && choices[at - 1]?.kind === 'tag' ? 'border-t border-rule' : ''}`}
            onPointerMove={() => setActive(at)}
            // Pressing must not take the focus from the field.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => void pick(choice)}
          >
            <ChoiceLine choice={choice} name={query.trim()} />
          </li>
        ))}
      </ul>
      {choices.length === 0 && asked !== null && <p className="text-xs text-muted">{words('none')}</p>}
    </div>
  )
}

/**
 * The tags found, then one line for each type of tag that could be made, the likeliest first; not for a type whose tag has that very
 * name or alias: it would be taken.
 */
function choicesOf(
  tags: readonly FoundTag[],
  name: string,
  type: TagType | null,
  canCreate: boolean,
): Choice[] {
  const taken = new Set(
    tags.filter((tag) => tag.name === name || tag.matched === name).map((tag) => tag.type),
  )
  const types = likelyTypes(name).sort((a, b) => Number(b === type) - Number(a === type))
  const found = tags.map((tag): Choice => ({ kind: 'tag', tag }))
  if (!canCreate || name === '') return found
  return [
    ...found,
    ...types.filter((one) => !taken.has(one)).map((one): Choice => ({ kind: 'new', type: one })),
  ]
}

/** The types have fixed numbers, so that fingers learn them. */
function typeOfKey({ altKey, ctrlKey, metaKey, code }: KeyboardEvent): TagType | undefined {
  const number = /^(?:Digit|Numpad)([1-8])$/u.exec(code)?.[1]
  return altKey && !ctrlKey && !metaKey && number ? TAG_TYPES[Number(number) - 1] : undefined
}

function ChoiceLine({ choice, name }: { choice: Choice; name: string }) {
  const words = useTranslations('editor.picker')
  const common = useTranslations('common')
  if (choice.kind === 'tag') return <FoundTagLine tag={choice.tag} />
  return (
    <span className="flex items-baseline gap-1.5 text-muted">
      <TypeLetter type={choice.type} />
      <span className="min-w-0 flex-1">
        {words('create', { name, type: common(`tagType.${choice.type}`) })}
      </span>
      <kbd aria-hidden className="desk-kbd flex-none max-md:hidden">
        Alt+{TAG_TYPES.indexOf(choice.type) + 1}
      </kbd>
    </span>
  )
}
