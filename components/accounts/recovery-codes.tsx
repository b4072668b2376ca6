'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { useAnnounce } from '@/components/ui/status-bar'

/** Recovery codes that were made just now: they are seen this once. */
export function RecoveryCodes({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const words = useTranslations('admin.factor')
  const announce = useAnnounce()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'))
    announce(words('copied'))
  }
  return (
    <div ref={box} tabIndex={-1} className="grid max-w-xl gap-3 border-l-[3px] border-warning py-1 pl-3">
      <p className="font-bold">{words('codesTitle')}</p>
      <p className="text-xs">{words('codesWhat')}</p>
      <ol className="grid gap-x-6 gap-y-1 font-mono select-all sm:grid-cols-2" translate="no">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={copy}>
          {words('copy')}
        </Button>
        <Button size="small" kind="quiet" onClick={close}>
          {words('kept')}
        </Button>
      </div>
    </div>
  )
}
