'use client'

import { markableStretch, type Stretch } from '@/lib/document/annotate'
import { openBlocks } from '@/lib/document/spans'
import { useEditorSession, type Marked, type Panel } from './editor-session'
import { readFigureAt } from './figure-request'

/** Opens the panels over the current selection. */
export function useOpenPanel() {
  const { editor, setPanel } = useEditorSession()

  const selected = (): Marked | null => markableStretch(editor.state, editor.state.selection)

  function openTag(): void {
    const at = selected()
    if (at) setPanel({ kind: 'tag', at, mentionId: null, suggestionId: null })
  }

  /** Opens the form at once, so that nothing typed goes into the text; what is read in the words fills it a moment later. */
  function openMetric(): void {
    const at = selected()
    const block =
      at && openBlocks(editor.state.doc).find(({ from, node }) => isIn(at, from, node.content.size))
    if (!at || !block) return
    const opened: Panel = { kind: 'metric', at, metricId: null, suggestionId: null, fields: null }
    setPanel(opened)
    void readFigureAt(block.text, at.from - block.from, at.to - block.from).then((fields) =>
      setPanel((panel) => (panel === opened ? { ...opened, fields } : panel)),
    )
  }

  function openLink(): void {
    const { from, to, empty } = editor.state.selection
    if (!empty || editor.isActive('link')) setPanel({ kind: 'link', at: { from, to, quote: '' } })
  }

  return { openTag, openMetric, openLink }
}

const isIn = ({ from, to }: Stretch, start: number, length: number) => from >= start && to <= start + length
