'use client'

import { useEffect, useState } from 'react'
import { searchTags, type FoundTag } from './tag-requests'

const WAIT_MS = 120

export type FoundTags = {
  tags: readonly FoundTag[]
  isFailed: boolean
  /** What the answer is to; null before the first. */
  asked: string | null
}

const NOTHING: FoundTags = { tags: [], isFailed: false, asked: null }

/** The tags that fit what is typed, asked for when typing rests; null asks nothing. */
export function useFoundTags(query: string | null): FoundTags {
  const [found, setFound] = useState(NOTHING)
  useEffect(() => {
    if (query === null) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void searchTags(query, abort.signal).then((tags) => {
        if (!abort.signal.aborted) setFound({ tags: tags ?? [], isFailed: tags === null, asked: query })
      })
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])
  return query === null ? NOTHING : found
}
