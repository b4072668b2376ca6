import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import { deskAddress } from '@/lib/editorial/addresses'
import type { FrontStory } from '@/lib/editorial/front'

type Props = {
  story: FrontStory
  at: number
  count: number
  dragged: number | null
  setDragged: (at: number | null) => void
  /** Null for whoever may only look. */
  onMove: ((from: number, to: number) => void) | null
  onTake: () => void
}

/** A story in its place: dragged, or moved by its buttons or with Alt and the arrows, and taken out with Delete. */
export function FrontPlaceRow({ story, at, count, dragged, setDragged, onMove, onTake }: Props) {
  const words = useTranslations('desk.front')
  const isEnglish = useLocale() === 'en'
  const { id, headline, section, isLive } = story
  const onKeyDown = (event: KeyboardEvent) => {
    if (!onMove || event.target !== event.currentTarget) return
    if (event.altKey && event.key === 'ArrowUp') onMove(at, at - 1)
    else if (event.altKey && event.key === 'ArrowDown') onMove(at, at + 1)
    else if (event.key === 'Delete') onTake()
    else return
    event.preventDefault()
  }
  return (
    <li
      data-place
      tabIndex={onMove ? 0 : undefined}
      draggable={onMove !== null}
      onKeyDown={onKeyDown}
      onDragStart={(event) => {
        // Some browsers drag nothing that holds no data.
        event.dataTransfer.setData('text/plain', headline)
        event.dataTransfer.effectAllowed = 'move'
        setDragged(at)
      }}
      onDragEnd={() => setDragged(null)}
      onDragOver={(event) => dragged !== null && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (dragged !== null) onMove?.(dragged, at)
        setDragged(null)
      }}
      className={`flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-b border-rule py-1.5 text-sm ${
        onMove ? 'cursor-grab' : ''
      } ${dragged === at ? 'bg-wash' : ''}`}
    >
      <span className="w-6 text-right font-bold tabular-nums">{at + 1}</span>
      <span className="min-w-0 flex-1 basis-48">
        <Link
          prefetch={false}
          draggable={false}
          lang="zh-CN"
          href={deskAddress.article(id)}
          className={`hover:text-accent ${at === 0 ? 'font-serif text-base font-bold' : ''}`}
        >
          {headline}
        </Link>
        {!isLive && <span className="block text-xs text-warning">{words('notLive')}</span>}
      </span>
      <span className="text-xs text-muted">
        {at === 0 ? words('lead') : isEnglish ? section.nameEn : section.name}
      </span>
      {onMove && (
        <span className="flex gap-1">
          <Button
            size="small"
            kind="quiet"
            aria-label={words('up', { headline })}
            disabled={at === 0}
            onClick={() => onMove(at, at - 1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            kind="quiet"
            aria-label={words('down', { headline })}
            disabled={at === count - 1}
            onClick={() => onMove(at, at + 1)}
          >
            ↓
          </Button>
          <Button size="small" kind="quiet" aria-label={words('take', { headline })} onClick={onTake}>
            {words('takeShort')}
          </Button>
        </span>
      )}
    </li>
  )
}
