'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { PicturePicker } from '@/components/pictures/picture-picker'
import { Button } from '@/components/ui/button'
import { controlLook } from '@/components/ui/field'
import { setLeadFigure } from '@/lib/document/put-figure'
import { useEditorSession } from './editor-session'

const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

/** The figure with the cursor in its caption, or that is selected as a whole; null elsewhere. */
function figureAt({ state }: Editor) {
  const { selection } = state
  const whole = 'node' in selection && state.doc.nodeAt(selection.from)?.type.name === 'figure'
  if (!whole && selection.$from.parent.type.name !== 'figure') return null
  const pos = whole ? selection.from : selection.$from.before()
  const attrs = state.doc.nodeAt(pos)?.attrs ?? {}
  return {
    pos,
    credit: textOf(attrs.credit),
    alt: textOf(attrs.alt),
    assetId: textOf(attrs.assetId),
    isLead: attrs.isLead === true,
  }
}

/** What a picture shows, who took it, and whether it stands at the head: of this use of it, while the cursor is in its caption. */
export function FigureFields() {
  const { editor, rights } = useEditorSession()
  const words = useTranslations('editor.figure')
  const figure = useEditorState({ editor, selector: ({ editor: now }) => figureAt(now) })
  const [isPicking, setPicking] = useState(false)
  if (!figure) return null
  const fields = [
    { name: 'alt', value: figure.alt, max: 1000, toAttr: (text: string) => text },
    { name: 'credit', value: figure.credit, max: 200, toAttr: (text: string) => text || null },
  ] as const
  const set = (name: string, value: unknown) =>
    editor.view.dispatch(editor.state.tr.setNodeAttribute(figure.pos, name, value))
  return (
    <div className="grid gap-2 border-t border-rule py-1.5">
      <div className="grid gap-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {fields.map(({ name, value, max, toAttr }) => (
          <label key={name} className="flex items-center gap-2 text-xs text-muted">
            <span className="flex-none">{words(name)}</span>
            <input
              type="text"
              lang="zh-CN"
              autoComplete="off"
              readOnly={!rights.edit}
              maxLength={max}
              className={controlLook}
              value={value}
              onChange={(event) => set(name, toAttr(event.target.value))}
            />
          </label>
        ))}
      </div>
      {rights.edit && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="small" kind="quiet" onClick={() => setPicking(true)}>
            {words(figure.assetId === '' ? 'choose' : 'replace')}
          </Button>
          {figure.assetId !== '' && (
            <>
              <Button size="small" kind="quiet" onClick={() => set('assetId', null)}>
                {words('remove')}
              </Button>
              <label className="flex items-center gap-1.5 text-xs">
                <input
                  type="checkbox"
                  checked={figure.isLead}
                  onChange={(event) =>
                    editor.view.dispatch(setLeadFigure(editor.state, figure.pos, event.target.checked))
                  }
                />
                {words('isLead')}
              </label>
            </>
          )}
        </div>
      )}
      {isPicking && (
        <PicturePicker
          onClose={() => setPicking(false)}
          onPick={({ id }) => {
            set('assetId', id)
            setPicking(false)
          }}
        />
      )}
    </div>
  )
}
