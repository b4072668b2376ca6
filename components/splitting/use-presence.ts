'use client'

import { useEffect, useRef, useState } from 'react'
import type { PageViewer } from '@/lib/editorial/page-ledger-view'
import { tellPresence, type OpenDesk } from './desk-requests'

const EVERY_MS = 5000
/** Who did nothing for so long is looking, not editing. */
const EDITING_MS = 60_000

type Options = OpenDesk & {
  /** When the last act was made, in milliseconds of the browser's clock; 0 for never. */
  lastActAt: () => number
  onVersion: (version: number) => void
}

/** Says every few seconds that the page is open here, and answers who else has it open. */
export function usePresence({ pageId, userId, lastActAt, onVersion }: Options): readonly PageViewer[] {
  const [viewers, setViewers] = useState<readonly PageViewer[]>([])
  const told = useRef({ lastActAt, onVersion })
  useEffect(() => {
    told.current = { lastActAt, onVersion }
  })

  useEffect(() => {
    let isGone = false
    const tell = async () => {
      if (document.visibilityState === 'hidden') return
      const isEditing = Date.now() - told.current.lastActAt() < EDITING_MS
      const answer = await tellPresence({ pageId, userId }, isEditing)
      if (!answer || isGone) return
      setViewers((now) => (JSON.stringify(now) === JSON.stringify(answer.viewers) ? now : answer.viewers))
      told.current.onVersion(answer.version)
    }
    const tellNow = () => void tell()
    tellNow()
    const timer = setInterval(tellNow, EVERY_MS)
    window.addEventListener('focus', tellNow)
    document.addEventListener('visibilitychange', tellNow)
    return () => {
      isGone = true
      clearInterval(timer)
      window.removeEventListener('focus', tellNow)
      document.removeEventListener('visibilitychange', tellNow)
    }
  }, [pageId, userId])
  return viewers
}
