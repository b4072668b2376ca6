import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { MAIL_SECURITIES, type MailSecurity, type MailSource } from '@/lib/editorial/mail'

type Server = {
  host: string
  port: number
  security: MailSecurity
  user: string
  from: string
  hasPassword: boolean
}

type Props = {
  source: MailSource
  server: Server | null
  update: FormAction<void>
  drop: FormAction<void>
  test: FormAction<void>
}

/** How letters leave the house. What the environment says is shown and cannot be changed here. */
export function MailSetting({ source, server, update, drop, test }: Props) {
  const words = useTranslations('mail.setting')
  return (
    <section className="grid max-w-[40rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('title')}</h2>
      <p className="text-xs text-muted">{words('what')}</p>
      {source === 'off' && <Notice tone="warning">{words('off')}</Notice>}
      {source === 'environment' && server ? (
        <Notice>
          {words('environment', { host: server.host, port: String(server.port), from: server.from })}
        </Notice>
      ) : (
        <ServerForm {...{ server, update }} />
      )}
      {source !== 'off' && (
        <div className="flex flex-wrap gap-2">
          <ActionForm action={test} done={words('tested')}>
            <SubmitButton kind="plain">{words('test')}</SubmitButton>
          </ActionForm>
          {source === 'desk' && (
            <ConfirmButton
              action={drop}
              hidden={{}}
              kind="danger"
              label={words('drop')}
              title={words('dropTitle')}
              done={words('dropped')}
            >
              <p>{words('dropBody')}</p>
            </ConfirmButton>
          )}
        </div>
      )}
    </section>
  )
}

function ServerForm({ server, update }: Pick<Props, 'server' | 'update'>) {
  const words = useTranslations('mail.setting')
  return (
    <ActionForm action={update} done={words('saved')} className="grid gap-4 sm:grid-cols-2">
      <TextField label={words('host')} name="host" defaultValue={server?.host} maxLength={200} required />
      <TextField
        label={words('port')}
        name="port"
        inputMode="numeric"
        defaultValue={server?.port ?? 587}
        required
      />
      <SelectField
        label={words('security')}
        name="security"
        defaultValue={server?.security ?? 'starttls'}
        options={MAIL_SECURITIES.map((value) => ({ value, label: words(`securities.${value}`) }))}
      />
      <TextField
        label={words('from')}
        name="from"
        hint={words('fromHint')}
        defaultValue={server?.from}
        maxLength={200}
        required
      />
      <TextField label={words('user')} name="user" defaultValue={server?.user} maxLength={200} />
      <TextField
        label={words('password')}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={words(server?.hasPassword ? 'passwordKept' : 'passwordHint')}
        maxLength={500}
      />
      <div className="sm:col-span-2">
        <SubmitButton>{words('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
