'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { InvitationSent } from '@/lib/editorial/account-keys'
import { LOCALES, ROLES } from '@/lib/editorial/actor'
import { InvitationLink } from './invitation-link'

type Props = { action: FormAction<InvitationSent>; isMailOff: boolean; days: number }

/** Opens the form that invites someone. */
export function InviteButton(props: Props) {
  const words = useTranslations('admin.invitations')
  return (
    <DialogButton kind="primary" label={words('invite')} title={words('invite')}>
      <InviteForm {...props} />
    </DialogButton>
  )
}

function InviteForm({ action, isMailOff, days }: Props) {
  const words = useTranslations('admin.invitations')
  const common = useTranslations('common')
  const close = useCloseDialog()
  const [made, setMade] = useState<{ email: string; link: string } | null>(null)
  const onDone = ({ email, link }: InvitationSent) => {
    if (link === null) close()
    else setMade({ email, link })
  }
  if (made) return <InvitationLink {...made} />
  return (
    <ActionForm action={action} onDone={onDone} done={words(isMailOff ? 'made' : 'sent')}>
      <p className="text-xs text-muted">{words('what', { days })}</p>
      {isMailOff && <Notice tone="warning">{words('mailOff')}</Notice>}
      <TextField label={words('email')} name="email" type="email" required />
      <SelectField
        label={words('role')}
        name="role"
        options={ROLES.map((role) => ({ value: role, label: common(`role.${role}`) }))}
      />
      <SelectField
        label={words('locale')}
        name="locale"
        options={LOCALES.map((locale) => ({ value: locale, label: common(`locale.${locale}`) }))}
      />
      <div className="flex justify-end">
        <SubmitButton>{words(isMailOff ? 'make' : 'send')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
