'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { OpenDialog } from '@/components/ui/open-dialog'
import { DeskPicture } from './desk-picture'
import { PictureDrop } from './picture-drop'
import { fetchPictures, type LibraryPicture } from './picture-requests'

type Props = { onPick: (picture: LibraryPicture) => void; onClose: () => void }

/** Chooses a picture for an article: one that is handed over now, or one of the library. */
export function PicturePicker({ onPick, onClose }: Props) {
  const words = useTranslations('media.picker')
  const [q, setQuery] = useState('')
  const { rows, next, isFailed, isRead, more, add } = useLibrary(q)
  return (
    <OpenDialog title={words('title')} isWide onClose={onClose}>
      <div className="grid grid-cols-1 gap-4">
        <PictureDrop onPicture={add} />
        <label className="grid gap-1 text-xs text-muted">
          {words('search')}
          <input
            type="search"
            className={controlLook}
            value={q}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        {isFailed && <p className="text-danger">{words('failed')}</p>}
        {rows.length === 0 && isRead && <p className="text-muted">{words(q ? 'noMatch' : 'empty')}</p>}
        <ul
          aria-label={words('library')}
          className="grid max-h-[45dvh] grid-cols-2 gap-3 overflow-y-auto p-0.5 sm:grid-cols-4"
        >
          {rows.map((picture) => (
            <li key={picture.id}>
              <button
                type="button"
                className="grid w-full cursor-pointer gap-1 text-left hover:text-accent"
                onClick={() => onPick(picture)}
              >
                <DeskPicture picture={picture} shape="card" width={160} alt="" className="h-auto w-full" />
                <span className="truncate text-xs">{picture.name}</span>
              </button>
            </li>
          ))}
        </ul>
        {next && (
          <Button kind="quiet" size="small" onClick={more}>
            {words('more')}
          </Button>
        )}
      </div>
    </OpenDialog>
  )
}

const TYPING_MS = 250

/** What the library has, as it is searched; pictures that come in meanwhile stand first. */
function useLibrary(q: string) {
  const [found, setFound] = useState<{ rows: readonly LibraryPicture[]; next: string | null }>({
    rows: [],
    next: null,
  })
  const [isFailed, setFailed] = useState(false)
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      async () => {
        const screen = await fetchPictures({ q, after: null }, stop.signal)
        if (stop.signal.aborted) return
        setFailed(screen === null)
        setRead(screen !== null)
        if (screen) setFound(screen)
      },
      q === '' ? 0 : TYPING_MS,
    )
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [q])
  const more = async () => {
    const screen = await fetchPictures({ q, after: found.next }, new AbortController().signal)
    setFailed(screen === null)
    if (screen) setFound(({ rows }) => ({ rows: [...rows, ...screen.rows], next: screen.next }))
  }
  const add = (picture: LibraryPicture) =>
    setFound(({ rows, next }) => ({ rows: [picture, ...rows.filter(({ id }) => id !== picture.id)], next }))
  return { ...found, isFailed, isRead, more, add }
}
