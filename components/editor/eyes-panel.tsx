'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { markableStretch } from '@/lib/document/annotate'
import { factsOf } from '@/lib/document/article-facts'
import type { Eye } from '@/lib/document/fact-step'
import { useEditorSession } from './editor-session'
import { useAnnotating } from './use-annotating'

/** Marks that could not be kept where they were pasted: to be put on words of this text, or dropped. */
export function EyesPanel() {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.eyes')
  const eyes = useEditorState({ editor, selector: ({ editor: now }) => factsOf(now.state).eyes })
  const entries = Object.entries(eyes)
  if (entries.length === 0) return <p className="text-sm text-muted">{words('empty')}</p>
  return (
    <ul className="grid">
      {entries.map(([id, eye]) => (
        <EyeRow key={id} id={id} eye={eye} />
      ))}
    </ul>
  )
}

function EyeRow({ id, eye }: { id: string; eye: Eye }) {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.eyes')
  const acts = useAnnotating()
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      now.state.selection.empty ? null : markableStretch(now.state, now.state.selection),
  })
  const { fields } = eye
  return (
    <li className="grid gap-2 border-b border-rule py-2">
      <p>
        <span lang="zh-CN" className="font-bold">
          {eye.quote}
        </span>
        <span className="block text-xs text-muted">{words(`reason.${eye.reason}`)}</span>
      </p>
      <div className="flex flex-wrap gap-2">
        {fields && (
          <Button
            size="small"
            disabled={!at}
            onClick={() => {
              if (!at) return
              acts.state(at, { kind: 'metric', fields }, null)
              acts.dismiss(id)
            }}
          >
            {words('place')}
          </Button>
        )}
        <Button size="small" kind="quiet" onClick={() => acts.dismiss(id)}>
          {words('drop')}
        </Button>
      </div>
    </li>
  )
}
