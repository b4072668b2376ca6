'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'

type Props = {
  /** What opens something. */
  secret: string
  /** What the button says, and what is said when it is done. */
  copy: string
  copied: string
  isLong?: boolean
  /** What it is and for whom. */
  children: ReactNode
}

/** A secret made just now, to be handed over: it is seen this once. */
export function HandOver({ secret, copy, copied, isLong = false, children }: Props) {
  const announce = useAnnounce()
  const onCopy = async () => {
    await navigator.clipboard.writeText(secret)
    announce(copied)
  }
  return (
    <Notice tone="warning">
      <div className="grid justify-items-start gap-2" role="status">
        <p>{children}</p>
        <p className={`font-mono select-all ${isLong ? 'text-xs break-all' : 'text-lg'}`} translate="no">
          {secret}
        </p>
        <Button size="small" onClick={onCopy}>
          {copy}
        </Button>
      </div>
    </Notice>
  )
}
