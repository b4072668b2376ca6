'use client'

import type { ReactNode } from 'react'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

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
  return (
    <Notice tone="warning">
      <div className="grid justify-items-start gap-2" role="status">
        <p>{children}</p>
        <p className={`font-mono select-all ${isLong ? 'text-xs break-all' : 'text-lg'}`} translate="no">
          {secret}
        </p>
        <CopyButton text={secret} label={copy} copied={copied} />
      </div>
    </Notice>
  )
}
