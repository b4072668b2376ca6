'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef, useState, type DragEvent } from 'react'
import { Button } from '@/components/ui/button'
import { MEMBERS_MAX } from '@/lib/pipeline/import-limits'
import { chosenFiles, droppedFiles, type FoundFile } from './dropped-files'

type Props = { onFiles: (files: readonly FoundFile[]) => void }

const ACCEPTED = '.txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.zip'

/** The field that files and folders are dropped on, with the ordinary ways to choose them. */
export function ImportDrop({ onFiles }: Props) {
  const words = useTranslations('desk.import')
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  useMissedDrops()
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void droppedFiles(event.dataTransfer, MEMBERS_MAX).then(onFiles)
  }
  return (
    <div
      className={`grid justify-items-center gap-3 border-2 border-dashed px-6 py-12 text-center ${isOver ? 'border-accent bg-wash' : 'border-edge'}`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget instanceof Node ? event.relatedTarget : null))
          setOver(false)
      }}
      onDrop={drop}
    >
      <p className="font-serif text-xl font-bold text-balance">{isOver ? words('dropNow') : words('drop')}</p>
      <p className="text-xs text-muted">{words('or')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <Button kind="primary" aria-describedby={`${id}-formats`} onClick={() => input.current?.click()}>
          {words('choose')}
        </Button>
        <Button aria-describedby={`${id}-formats`} onClick={() => folder.current?.click()}>
          {words('chooseFolder')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={words('choose')}
        accept={ACCEPTED}
        onChange={(event) => {
          onFiles(chosenFiles(event.target.files))
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <input
        ref={(element) => {
          folder.current = element
          if (element) element.webkitdirectory = true
        }}
        type="file"
        hidden
        aria-label={words('chooseFolder')}
        onChange={(event) => {
          onFiles(chosenFiles(event.target.files))
          event.target.value = ''
        }}
      />
      <p id={`${id}-formats`} className="max-w-[32em] text-xs text-muted">
        {words('formats')}
      </p>
    </div>
  )
}

/** A file dropped beside the field must not take the browser away from the screen and its results. */
function useMissedDrops() {
  useEffect(() => {
    const stay = (event: Event) => event.preventDefault()
    window.addEventListener('dragover', stay)
    window.addEventListener('drop', stay)
    return () => {
      window.removeEventListener('dragover', stay)
      window.removeEventListener('drop', stay)
    }
  }, [])
}
