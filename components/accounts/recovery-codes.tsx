'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

/** Recovery codes that were made just now: they are seen this once. */
export function RecoveryCodes({ codes, close }: { codes: readonly string[]; close: () => void }) {
  const words = useTranslations('admin.factor')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
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
        <CopyButton text={codes.join('\n')} label={words('copy')} copied={words('copied')} />
        <Button size="small" kind="quiet" onClick={close}>
          {words('kept')}
        </Button>
      </div>
    </div>
  )
}
