'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useEditorSession } from './editor-session'
import { useFloatAt } from './float-at'
import { TextTool } from './toolbar'
import { useOpenPanel } from './use-open-panel'

/** The tools for selected words, over them, once the pointer is let go. */
export function SelectionMenu({ frame }: { frame: RefObject<HTMLElement | null> }) {
  const { editor, panel, rights } = useEditorSession()
  const [isPressed, setPressed] = useState(false)
  // Nothing while nothing is selected: typing draws it not once.
  const chosen = useEditorState({
    editor,
    selector: ({ editor: { state, isFocused } }) =>
      isFocused && !state.selection.empty ? { from: state.selection.from, to: state.selection.to } : null,
  })

  useEffect(() => {
    const press = () => setPressed(true)
    const release = () => setPressed(false)
    editor.view.dom.addEventListener('pointerdown', press)
    window.addEventListener('pointerup', release)
    return () => {
      editor.view.dom.removeEventListener('pointerdown', press)
      window.removeEventListener('pointerup', release)
    }
  }, [editor])

  if (!chosen || isPressed || panel || !(rights.edit || rights.comment)) return null
  return <Menu frame={frame} {...chosen} />
}

function Menu({ frame, from, to }: { frame: RefObject<HTMLElement | null>; from: number; to: number }) {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('editor.tools')
  const element = useRef<HTMLDivElement>(null)
  const place = useFloatAt(editor, frame, element, { from, to }, true)
  const { openTag, openMetric, openLink, openComment } = useOpenPanel()
  return (
    <div
      ref={element}
      role="group"
      aria-label={words('selection')}
      className="absolute z-20 flex border border-ink bg-paper"
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
    >
      {rights.edit && (
        <>
          <TextTool label={words('tag')} keys="Alt+T" isDisabled={false} onPress={openTag} />
          <TextTool label={words('metric')} keys="Alt+M" isDisabled={false} onPress={openMetric} />
          <TextTool label={words('link')} keys="Ctrl+K" isDisabled={false} onPress={openLink} />
        </>
      )}
      {rights.comment && (
        <>
          <TextTool
            label={words('comment')}
            keys="Alt+N"
            isDisabled={false}
            onPress={() => openComment('comment')}
          />
          <TextTool
            label={words('suggest')}
            keys="Alt+G"
            isDisabled={false}
            onPress={() => openComment('suggest')}
          />
        </>
      )}
    </div>
  )
}
