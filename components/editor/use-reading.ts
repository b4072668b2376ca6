'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Stretch, Words } from '@/lib/document/annotate'
import { openBlocks } from '@/lib/document/spans'
import { wordsAround } from '@/lib/document/words-around'
import type { MetricFields } from '@/lib/pipeline/model'
import { useEditorSession } from './editor-session'
import { readFigureAt } from './figure-request'

const blockOf = ({ state }: Editor, { from, to }: Stretch) =>
  openBlocks(state.doc).find((one) => from >= one.from && to <= one.from + one.node.content.size)

/** What stands either side of these words in their block. */
export function useWordsAround({ from, to }: Stretch): { before: string; after: string } {
  const { editor } = useEditorSession()
  const block = blockOf(editor, { from, to })
  return block
    ? wordsAround(block.text, { start: from - block.from, end: to - block.from })
    : { before: '', after: '' }
}

/** The figure that the machine reads in these words; null while it reads, and when there is none. */
export function useReading({ from, to }: Words): MetricFields | null {
  const { editor } = useEditorSession()
  const [reading, setReading] = useState<MetricFields | null>(null)
  useEffect(() => {
    const block = blockOf(editor, { from, to })
    if (!block) return
    let isCurrent = true
    void readFigureAt(block.text, from - block.from, to - block.from).then((read) => {
      if (isCurrent) setReading(read)
    })
    return () => {
      isCurrent = false
    }
  }, [editor, from, to])
  return reading
}
