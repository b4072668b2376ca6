'use client'

import { useTranslations } from 'next-intl'
import { HandOver } from './hand-over'

/** What opening an account or resetting its password answers; the password only when it was made there. */
export type MadeAccount = { id: string; email: string; madePassword: string | null }

/** A password that was made just now, to hand over. */
export function MadePassword({ email, password }: { email: string; password: string }) {
  const words = useTranslations('admin.users')
  return (
    <HandOver secret={password} copy={words('copy')} copied={words('copied')}>
      {words('made', { email })}
    </HandOver>
  )
}
