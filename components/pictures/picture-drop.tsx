'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { PICTURE_TYPES } from '@/lib/editorial/picture'
import { pictureFiles } from './picture-files'
import type { LibraryPicture } from './picture-requests'
import { UploadRows } from './upload-rows'
import { useUploads } from './use-uploads'

type Props = { onPicture: (picture: LibraryPicture) => void }

/** Where pictures are dropped, chosen, or pasted from wherever they were copied. */
export function PictureDrop({ onPicture }: Props) {
  const words = useTranslations('media.upload')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const { uploads, add, again, dismiss } = useUploads(onPicture)
  usePaste(add)
  return (
    <div className="grid grid-cols-1 gap-3">
      <div
        className={`flex flex-wrap items-center gap-x-4 gap-y-2 border-2 border-dashed px-4 py-5 ${isOver ? 'border-accent bg-wash' : 'border-edge'}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null))
            setOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          add([...event.dataTransfer.files])
        }}
      >
        <div className="mr-auto grid gap-0.5">
          <p className="font-serif text-lg font-bold">{words(isOver ? 'dropNow' : 'drop')}</p>
          <p id={`${id}-hint`} className="max-w-[36em] text-xs text-muted">
            {words('hint')}
          </p>
        </div>
        <Button
          kind="primary"
          data-first
          aria-describedby={`${id}-hint`}
          onClick={() => input.current?.click()}
        >
          {words('choose')}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={words('choose')}
          accept={PICTURE_TYPES}
          onChange={(event) => {
            add([...(event.target.files ?? [])])
            // The same file may be chosen again after it was mended.
            event.target.value = ''
          }}
        />
      </div>
      <UploadRows uploads={uploads} onAgain={again} onDismiss={dismiss} />
    </div>
  )
}

/** Pictures pasted anywhere on the screen, but for fields that take what is pasted themselves. */
function usePaste(add: (files: readonly File[]) => void) {
  const latest = useRef(add)
  useEffect(() => {
    latest.current = add
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const files = pictureFiles(event.clipboardData?.files)
      if (files.length === 0 || (event.target instanceof Element && event.target.closest('.article-text')))
        return
      event.preventDefault()
      latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
