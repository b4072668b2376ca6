'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'

/** A link that opens an account, to be handed over where no mail leaves: it is seen this once. */
export function InvitationLink({ email, link }: { email: string; link: string }) {
  const words = useTranslations('admin.invitations')
  const announce = useAnnounce()
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    announce(words('copied'))
  }
  return (
    <Notice tone="warning">
      <div className="grid justify-items-start gap-2" role="status">
        <p>{words('handOver', { email })}</p>
        <p className="font-mono text-xs break-all select-all" translate="no">
          {link}
        </p>
        <Button size="small" onClick={copy}>
          {words('copy')}
        </Button>
      </div>
    </Notice>
  )
}
