'use client'

import { useTranslations } from 'next-intl'
import { HandOver } from './hand-over'

/** A link that opens an account, to be handed over where no mail leaves. */
export function InvitationLink({ email, link }: { email: string; link: string }) {
  const words = useTranslations('admin.invitations')
  return (
    <HandOver secret={link} copy={words('copy')} copied={words('copied')} isLong>
      {words('handOver', { email })}
    </HandOver>
  )
}
