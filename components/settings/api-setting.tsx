import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { API_ACCESSES, type ApiSettings } from '@/lib/api/scopes'
import type { ApiTokenRow, MadeApiToken } from '@/lib/api/token-form'
import { ApiTokenList } from './api-token-list'
import { NewApiTokenButton } from './new-api-token-button'

type Props = ApiSettings & {
  tokens: readonly ApiTokenRow[]
  update: FormAction<void>
  create: FormAction<MadeApiToken>
  revoke: FormAction<void>
}

/** Whom the API answers, and the tokens that were handed out. */
export function ApiSetting({ access, tokens, update, create, revoke }: Props) {
  const words = useTranslations('admin.api')
  return (
    <section className="grid max-w-4xl gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('title')}</h2>
      <p className="max-w-[40rem] text-xs text-muted">{words('what')}</p>
      <ActionForm action={update} done={words('saved')} className="grid max-w-[32rem] gap-4">
        <SelectField
          label={words('access')}
          hint={words('accessHint')}
          name="access"
          defaultValue={access}
          options={API_ACCESSES.map((value) => ({ value, label: words(`accesses.${value}`) }))}
        />
        <div>
          <SubmitButton>{words('save')}</SubmitButton>
        </div>
      </ActionForm>
      <ApiTokenList rows={tokens} revoke={revoke} />
      <div>
        <NewApiTokenButton action={create} />
      </div>
    </section>
  )
}
