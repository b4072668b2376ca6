'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/check-field'
import { DialogButton } from '@/components/ui/dialog'
import { useFieldErrors } from '@/components/ui/form-answer'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { API_SCOPES } from '@/lib/api/scopes'
import { TOKEN_DAYS, TOKEN_REQUESTS, type MadeApiToken } from '@/lib/api/token-form'
import { HandOver } from '@/components/accounts/hand-over'

type Props = { action: FormAction<MadeApiToken> }

/** Opens the form that makes a token, and shows it once it is made. */
export function NewApiTokenButton({ action }: Props) {
  const words = useTranslations('admin.api')
  return (
    <DialogButton kind="primary" label={words('new')} title={words('new')}>
      <NewTokenForm action={action} />
    </DialogButton>
  )
}

function NewTokenForm({ action }: Props) {
  const words = useTranslations('admin.api')
  const format = useFormatter()
  const [made, setMade] = useState<MadeApiToken | null>(null)
  if (made) return <MadeToken {...made} />
  return (
    <ActionForm action={action} onDone={setMade} done={words('made')}>
      <TextField label={words('name')} name="name" hint={words('nameHint')} maxLength={80} required />
      <ScopeFields />
      <SelectField
        label={words('requests')}
        name="requestsPerMinute"
        defaultValue={String(TOKEN_REQUESTS[1])}
        options={TOKEN_REQUESTS.map((count) => ({ value: String(count), label: format.number(count) }))}
      />
      <SelectField
        label={words('until')}
        name="days"
        defaultValue={String(TOKEN_DAYS[1])}
        options={TOKEN_DAYS.map((days) => ({ value: String(days), label: words('days', { days }) }))}
      />
      <div className="flex justify-end">
        <SubmitButton>{words('make')}</SubmitButton>
      </div>
    </ActionForm>
  )
}

function ScopeFields() {
  const words = useTranslations('admin.api')
  const errors = useFieldErrors('scopes')
  return (
    <fieldset className="grid gap-1">
      <legend className="text-xs text-muted">{words('scopes')}</legend>
      {API_SCOPES.map((scope) => (
        <CheckField
          key={scope}
          label={words(`scopeWhat.${scope}`)}
          name="scopes[]"
          value={scope}
          defaultChecked
        />
      ))}
      {errors.map((sentence) => (
        <p key={sentence} role="alert" className="text-xs text-danger">
          {sentence}
        </p>
      ))}
    </fieldset>
  )
}

function MadeToken({ name, token }: MadeApiToken) {
  const words = useTranslations('admin.api')
  return (
    <HandOver secret={token} copy={words('copy')} copied={words('copied')} isLong>
      {words('handOver', { name })}
    </HandOver>
  )
}
