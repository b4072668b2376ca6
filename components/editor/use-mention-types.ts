'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { factsOf } from '@/lib/document/article-facts'
import type { Facts } from '@/lib/document/fact-step'
import type { TagType } from '@/lib/pipeline/model'
import type { TagName } from './editor-article'

const NONE: Facts['mentions'] = {}

/** The type of each mention's tag, by mention; a new map only when mentions or tags change. */
export function useMentionTypes(
  editor: Editor | null,
  tags: Readonly<Record<string, TagName>>,
): ReadonlyMap<string, TagType> {
  const [types, setTypes] = useState<ReadonlyMap<string, TagType>>(new Map())
  useEffect(() => {
    if (!editor) return
    let known = NONE
    const read = () => {
      const { mentions } = factsOf(editor.state)
      if (mentions === known) return
      known = mentions
      const named = Object.entries(mentions).flatMap(([id, { tagId }]): [string, TagType][] => {
        const tag = tags[tagId]
        return tag ? [[id, tag.type]] : []
      })
      setTypes(new Map(named))
    }
    read()
    editor.on('transaction', read)
    return () => {
      editor.off('transaction', read)
    }
  }, [editor, tags])
  return types
}
