'use client'

import type { Editor } from '@tiptap/react'
import { useRef, type ClipboardEvent, type DragEvent } from 'react'
import { pictureFiles } from '@/components/pictures/picture-files'
import type { LibraryPicture } from '@/components/pictures/picture-requests'
import { useUploads } from '@/components/pictures/use-uploads'
import { putFigure } from '@/lib/document/put-figure'
import { createId } from './create-id'

/** Where the pictures of one drop or paste go; each goes behind the one before it. */
type Place = { behind: string | null }

/** Pictures that are pasted or dropped into the text: they go to the library, and into the text once they are there. */
export function useTextPictures(editor: Editor, canEdit: boolean) {
  const places = useRef(new WeakMap<File, Place>())
  const { uploads, add, again, dismiss } = useUploads((picture: LibraryPicture, file: File) => {
    const place = places.current.get(file)
    const id = createId()
    const tr = putFigure(editor.state, picture.id, { id, behind: place?.behind ?? null })
    if (!tr || editor.isDestroyed) return
    editor.view.dispatch(tr)
    if (place) place.behind = id
  })

  function take(event: ClipboardEvent | DragEvent, files: readonly File[], behind: string | null): void {
    if (!canEdit || files.length === 0) return
    // Before the editor reads it: it would look for text.
    event.preventDefault()
    event.stopPropagation()
    const place = { behind }
    for (const file of files) places.current.set(file, place)
    add(files)
  }

  return {
    uploads,
    again,
    dismiss,
    onPasteCapture: (event: ClipboardEvent) =>
      // Words that come with a picture of themselves, as from a word processor, are what is meant.
      event.clipboardData.types.includes('text/html') || event.clipboardData.types.includes('text/plain')
        ? undefined
        : take(event, pictureFiles(event.clipboardData.files), blockAt(editor, editor.state.selection.to)),
    onDropCapture: (event: DragEvent) => {
      const at = editor.view.posAtCoords({ left: event.clientX, top: event.clientY })
      // What is no picture is handed over as well: the server says why it is not taken.
      take(event, [...event.dataTransfer.files], blockAt(editor, at?.pos ?? editor.state.selection.to))
    },
  }
}

/** The id of the block at a position. */
function blockAt(editor: Editor, pos: number): string | null {
  const $pos = editor.state.doc.resolve(pos)
  const block = $pos.parent.isTextblock ? $pos.parent : ($pos.nodeBefore ?? $pos.nodeAfter)
  return typeof block?.attrs.id === 'string' ? block.attrs.id : null
}
