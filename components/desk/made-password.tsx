'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'

/** What opening an account or resetting its password answers; the password only when it was made there. */
export type MadeAccount = { id: string; email: string; madePassword: string | null }

/** A password that was made just now, to hand over: it is seen this once. */
export function MadePassword({ email, password }: { email: string; password: string }) {
  const words = useTranslations('admin.users')
  const announce = useAnnounce()
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    announce(words('copied'))
  }
  return (
    <Notice tone="warning">
      <div className="grid justify-items-start gap-2" role="status">
        <p>{words('made', { email })}</p>
        <p className="font-mono text-lg select-all" translate="no">
          {password}
        </p>
        <Button size="small" onClick={copy}>
          {words('copy')}
        </Button>
      </div>
    </Notice>
  )
}
