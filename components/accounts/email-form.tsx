'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'

type Props = { email: string; isMailOff: boolean; action: FormAction<void> }

/** Asks for another address of one's own account. */
export function EmailForm({ email, isMailOff, action }: Props) {
  const words = useTranslations('admin.account')
  const [isSent, setSent] = useState(false)
  return (
    <section className="grid content-start gap-3 border-t border-ink pt-3">
      <h2 className="text-base font-bold">{words('emailTitle')}</h2>
      <p className="text-xs text-muted">
        {words('emailNow')} <span translate="no">{email}</span>
      </p>
      {isMailOff ? (
        <p className="text-xs text-muted">{words('emailMailOff')}</p>
      ) : (
        <ActionForm action={action} done={words('emailSent')} onDone={() => setSent(true)} isEmptied>
          {isSent && (
            <div role="status">
              <Notice tone="positive">{words('emailSentBody')}</Notice>
            </div>
          )}
          <TextField label={words('emailNew')} name="email" type="email" autoComplete="email" required />
          <TextField
            label={words('emailPassword')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <p className="text-xs text-muted">{words('emailHint')}</p>
          <div>
            <SubmitButton>{words('emailWish')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  )
}
