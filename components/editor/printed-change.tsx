'use client'

import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Difference } from '@/components/ui/difference'
import { useAnnounce } from '@/components/ui/status-bar'
import { printedChangeAt, restorePrint } from '@/lib/document/printed-change'
import { useEditorSession } from './editor-session'

/** Whether the block under the cursor is as it was printed; if not, what was changed, and the way back. */
export function PrintedChange() {
  const { editor, article, rights } = useEditorSession()
  const words = useTranslations('editor.printed')
  const announce = useAnnounce()
  const pages = useMemo(() => new Map(article.pages.map(({ id, lines }) => [id, lines])), [article.pages])
  const change = useEditorState({
    editor,
    selector: ({ editor: now }) => printedChangeAt(now.state, pages),
  })
  if (!change) return null
  if (change.kind === 'none') return <p className="text-xs text-muted">{words('same')}</p>
  const { blockId, kind, parts } = change

  function restore() {
    const tr = restorePrint(editor.state, blockId, pages)
    if (!tr) return
    editor.view.dispatch(tr)
    editor.view.focus()
    announce(words('restored'), { label: words('undo'), run: () => editor.chain().focus().undo().run() })
  }

  return (
    <section aria-label={words(kind)} className="grid gap-2 border-l-[3px] border-ink py-1 pl-3">
      <h3 className="text-xs font-bold">{words(kind)}</h3>
      <p lang="zh-CN" className="font-serif leading-relaxed [overflow-wrap:anywhere]">
        <Difference parts={parts} />
      </p>
      {rights.edit && (
        <div>
          <Button size="small" onClick={restore}>
            {words('restore')}
          </Button>
        </div>
      )}
    </section>
  )
}
