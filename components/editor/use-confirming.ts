'use client'

import { useEditorState } from '@tiptap/react'
import { factsOf } from '@/lib/document/article-facts'
import { openBlocks, openSpans } from '@/lib/document/spans'
import { isSameStale, staleFiguresOpen, type StaleFigure } from '@/lib/document/stale-figures'
import { useEditorSession } from './editor-session'
import { readFigureAt } from './figure-request'
import { readAnew } from './read-anew'
import { useAnnotating } from './use-annotating'

/** The figures of the open text that need to be confirmed, in reading order. */
export function useStaleFigures(): readonly StaleFigure[] {
  const { editor } = useEditorSession()
  return useEditorState({
    editor,
    selector: ({ editor: now }) => staleFiguresOpen(now.state.doc, factsOf(now.state).metrics),
    equalityFn: (a, b) => b !== null && isSameStale(a, b),
  })
}

/** Confirming figures whose words changed. */
export function useConfirming() {
  const { editor, setPanel } = useEditorSession()
  const acts = useAnnotating()

  const spanOf = (id: string) =>
    openSpans(editor.state.doc).find((span) => span.kind === 'metric' && span.id === id)

  /** Leads to a figure and opens what can be done to it. */
  function show(id: string): void {
    const span = spanOf(id)
    if (!span) return
    editor.chain().setTextSelection(span.to).scrollIntoView().run()
    setPanel({ kind: 'marks', at: span })
  }

  /**
   * Confirms a figure against its words of now. When the words say another number than before, the form opens with it
   * instead, to be kept with one key.
   */
  async function confirm(id: string): Promise<void> {
    const span = spanOf(id)
    const fields = factsOf(editor.state).metrics[id]
    const block = span && openBlocks(editor.state.doc).find((one) => one.id === span.blockId)
    if (!span || !block || !fields) return
    const { basis } = fields
    const at = basis ? basis.clause.indexOf(basis.text) : -1
    const [now, before] = await Promise.all([
      readFigureAt(block.text, span.from - block.from, span.to - block.from),
      basis && at >= 0 ? readFigureAt(basis.clause, at, at + basis.text.length) : null,
    ])
    const changed = now && readAnew(fields, now, before)
    if (!changed) return acts.confirm([id])
    editor.chain().setTextSelection(span.to).scrollIntoView().run()
    setPanel({ kind: 'metric', at: span, metricId: id, suggestionId: null, fields: changed })
  }

  /** Confirms the figure at the cursor, or leads to the next that needs it. */
  function confirmHere(): void {
    const { from } = editor.state.selection
    const stale = staleFiguresOpen(editor.state.doc, factsOf(editor.state).metrics)
    const spans = stale.flatMap(({ id }) => spanOf(id) ?? [])
    const here = spans.find((span) => span.from <= from && from <= span.to)
    if (here) return void confirm(here.id)
    const next = spans.find((span) => span.from > from) ?? spans[0]
    if (next) show(next.id)
  }

  return { show, confirm, confirmHere }
}
