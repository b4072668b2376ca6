'use client'

import { EditorContent, useEditorState } from '@tiptap/react'
import type { Node } from '@tiptap/pm/model'
import { useRef } from 'react'
import { UploadRows } from '@/components/pictures/upload-rows'
import './article-text.css'
import type { ArticleFields } from './article-fields'
import { DisplayLines } from './display-lines'
import { keyOf, useEditorSession } from './editor-session'
import { MarkPanel } from './mark-panel'
import { FindBar } from './find-bar'
import { SelectionMenu } from './selection-menu'
import { TextCounts } from './text-counts'
import { Toolbar } from './toolbar'
import { useReviewKeys } from './use-review-keys'
import { useTextKeys } from './use-text-keys'
import { useTextPictures } from './use-text-pictures'

type Props = { fields: ArticleFields; onChange: (change: Partial<ArticleFields>) => void }

/** The article as it reads, with its tools. */
export function TextPane({ fields, onChange }: Props) {
  const { editor, panel, rights } = useEditorSession()
  const frame = useRef<HTMLDivElement>(null)
  const { onKeyDownCapture, onClick } = useTextKeys()
  const { uploads, again, dismiss, onPasteCapture, onDropCapture } = useTextPictures(editor, rights.edit)
  useReviewKeys()
  // Said here and not by `:has`, which the browser would ask again with each key.
  const isEmpty = useEditorState({ editor, selector: ({ editor: now }) => isBlank(now.state.doc) })
  return (
    <div className="grid grid-cols-1 gap-3">
      <DisplayLines fields={fields} isReadOnly={!rights.edit} onChange={onChange} />
      {rights.edit && <Toolbar />}
      <FindBar />
      <TextCounts />
      <UploadRows uploads={uploads} onAgain={again} onDismiss={dismiss} />
      {/* Keys and clicks that reach the text are read on their way; the text itself is the focusable element. */}
      <div
        ref={frame}
        data-empty={isEmpty || undefined}
        className="relative"
        onKeyDownCapture={onKeyDownCapture}
        onPasteCapture={onPasteCapture}
        onDropCapture={onDropCapture}
        onClick={onClick}
      >
        <EditorContent editor={editor} />
        <SelectionMenu frame={frame} />
        {panel && <MarkPanel key={keyOf(panel)} panel={panel} frame={frame} />}
      </div>
    </div>
  )
}

/** One paragraph without a word. */
const isBlank = (doc: Node) =>
  doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && doc.firstChild.content.size === 0
