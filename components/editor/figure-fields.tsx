'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { controlLook } from '@/components/ui/field'
import { useEditorSession } from './editor-session'

/** Who took the picture and what it shows, while the cursor stands in its caption. */
export function FigureFields() {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('editor.figure')
  const figure = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      if (!now.isActive('figure')) return null
      const { credit, alt } = now.getAttributes('figure')
      return { credit: String(credit ?? ''), alt: String(alt ?? '') }
    },
  })
  if (!figure) return null
  const fields = [
    { name: 'credit', value: figure.credit, toAttr: (text: string) => text || null },
    { name: 'alt', value: figure.alt, toAttr: (text: string) => text },
  ] as const
  return (
    <div className="grid grid-cols-2 gap-2 border-t border-rule py-1.5">
      {fields.map(({ name, value, toAttr }) => (
        <label key={name} className="flex items-center gap-2 text-xs text-muted">
          <span className="flex-none">{words(name)}</span>
          <input
            type="text"
            lang="zh-CN"
            autoComplete="off"
            readOnly={!rights.edit}
            className={controlLook}
            value={value}
            onChange={(event) =>
              editor.commands.updateAttributes('figure', { [name]: toAttr(event.target.value) })
            }
          />
        </label>
      ))}
    </div>
  )
}
