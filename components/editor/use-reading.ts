'use client'

import { useEffect, useState } from 'react'
import type { Words } from '@/lib/document/annotate'
import { openBlocks } from '@/lib/document/spans'
import type { MetricFields } from '@/lib/pipeline/model'
import { useEditorSession } from './editor-session'
import { readFigureAt } from './figure-request'

/** The figure that the machine reads in these words; null while it reads, and when there is none. */
export function useReading({ from, to }: Words): MetricFields | null {
  const { editor } = useEditorSession()
  const [reading, setReading] = useState<MetricFields | null>(null)
  useEffect(() => {
    const block = openBlocks(editor.state.doc).find(
      (one) => from >= one.from && to <= one.from + one.node.content.size,
    )
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
