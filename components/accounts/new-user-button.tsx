'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { LOCALES, ROLES } from '@/lib/editorial/actor'
import { PASSWORD_LENGTH_MIN } from '@/lib/editorial/user'
import { MadePassword, type MadeAccount } from './made-password'

type Props = { action: FormAction<MadeAccount> }

/** Opens the form for a new account. */
export function NewUserButton({ action }: Props) {
  const words = useTranslations('admin.users')
  return (
    <DialogButton label={words('new')} title={words('new')}>
      <NewUserForm action={action} />
    </DialogButton>
  )
}

function NewUserForm({ action }: Props) {
  const words = useTranslations('admin.users')
  const common = useTranslations('common')
  const close = useCloseDialog()
  const [made, setMade] = useState<{ email: string; password: string } | null>(null)
  const onDone = ({ email, madePassword }: MadeAccount) => {
    if (madePassword) setMade({ email, password: madePassword })
    else close()
  }
  if (made) return <MadePassword {...made} />
  return (
    <ActionForm action={action} onDone={onDone} done={words('opened')}>
      <TextField label={words('col.email')} name="email" type="email" required />
      <TextField label={words('name')} name="name" required />
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
      <TextField
        label={words('password')}
        name="password"
        hint={words('passwordHint', { min: PASSWORD_LENGTH_MIN })}
        autoComplete="new-password"
      />
      <div className="flex justify-end">
        <SubmitButton>{words('create')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
