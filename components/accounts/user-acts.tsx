'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { ROLES, type Role } from '@/lib/editorial/actor'
import { PASSWORD_LENGTH_MIN } from '@/lib/editorial/user'
import { MadePassword, type MadeAccount } from './made-password'

export type UserActions = {
  changeRole: FormAction<void>
  disable: FormAction<void>
  enable: FormAction<void>
  reset: FormAction<MadeAccount>
  resetFactor: FormAction<void>
}

type User = { id: string; name: string; role: Role; isDisabled: boolean; hasFactor: boolean }
type Props = { user: User; isSelf: boolean; acts: UserActions }

/** What an admin can do to one account; each asks once and says what it touches. */
export function UserActs({ user, isSelf, acts }: Props) {
  const words = useTranslations('admin.users')
  const common = useTranslations('common')
  const { id, name, role, isDisabled, hasFactor } = user
  const shared = { hidden: { id }, size: 'small', kind: 'quiet' } as const
  return (
    <div className="flex flex-wrap gap-1">
      <ConfirmButton
        {...shared}
        action={acts.changeRole}
        label={words('changeRole')}
        title={words('roleTitle', { name })}
        done={words('roleDone', { name })}
      >
        <SelectField
          label={words('role')}
          hint={words('roleHint')}
          name="role"
          defaultValue={role}
          options={ROLES.map((value) => ({ value, label: common(`role.${value}`) }))}
        />
      </ConfirmButton>
      <DialogButton size="small" kind="quiet" label={words('reset')} title={words('resetTitle', { name })}>
        <ResetForm user={user} action={acts.reset} />
      </DialogButton>
      {hasFactor && (
        <ConfirmButton
          {...shared}
          action={acts.resetFactor}
          label={words('resetFactor')}
          title={words('resetFactorTitle', { name })}
          done={words('resetFactorDone', { name })}
        >
          <p>{words('resetFactorBody', { name })}</p>
        </ConfirmButton>
      )}
      {isDisabled ? (
        <ConfirmButton
          {...shared}
          action={acts.enable}
          label={words('enable')}
          title={words('enableTitle', { name })}
          done={words('enableDone', { name })}
        >
          <p>{words('enableBody', { name })}</p>
        </ConfirmButton>
      ) : (
        !isSelf && (
          <ConfirmButton
            {...shared}
            kind="danger"
            action={acts.disable}
            label={words('disable')}
            title={words('disableTitle', { name })}
            done={words('disableDone', { name })}
          >
            <p>{words('disableBody', { name })}</p>
          </ConfirmButton>
        )
      )}
    </div>
  )
}

function ResetForm({ user: { id, name }, action }: { user: User; action: UserActions['reset'] }) {
  const words = useTranslations('admin.users')
  const close = useCloseDialog()
  const [made, setMade] = useState<{ email: string; password: string } | null>(null)
  const onDone = ({ email, madePassword }: MadeAccount) => {
    if (madePassword) setMade({ email, password: madePassword })
    else close()
  }
  if (made) return <MadePassword {...made} />
  return (
    <ActionForm action={action} hidden={{ id }} onDone={onDone} done={words('resetDone', { name })}>
      <p>{words('resetBody', { name })}</p>
      <TextField
        label={words('newPassword')}
        name="password"
        hint={words('newPasswordHint', { min: PASSWORD_LENGTH_MIN })}
        autoComplete="new-password"
      />
      <div className="flex justify-end">
        <SubmitButton>{words('reset')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
