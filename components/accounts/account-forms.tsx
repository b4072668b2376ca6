'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { LOCALES, type Locale } from '@/lib/editorial/actor'
import { PASSWORD_LENGTH_MIN } from '@/lib/editorial/user'

type Props = {
  name: string
  locale: Locale
  update: FormAction<void>
  changePassword: FormAction<void>
}

/** One's own name, language and password. */
export function AccountForms({ name, locale, update, changePassword }: Props) {
  const words = useTranslations('admin.account')
  const common = useTranslations('common')
  return (
    <div className="grid max-w-4xl gap-8 md:grid-cols-2">
      <section className="grid content-start gap-3 border-t border-ink pt-3">
        <h2 className="text-base font-bold">{words('profile')}</h2>
        <ActionForm action={update} done={words('saved')}>
          <TextField label={words('name')} name="name" defaultValue={name} required />
          <SelectField
            key={locale}
            label={words('locale')}
            name="locale"
            defaultValue={locale}
            options={LOCALES.map((value) => ({ value, label: common(`locale.${value}`) }))}
          />
          <div>
            <SubmitButton>{common('save')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      <section className="grid content-start gap-3 border-t border-ink pt-3">
        <h2 className="text-base font-bold">{words('passwordTitle')}</h2>
        <ActionForm action={changePassword} done={words('changed')} isEmptied>
          <TextField
            label={words('current')}
            name="current"
            type="password"
            autoComplete="current-password"
            required
          />
          <TextField
            label={words('next')}
            name="next"
            type="password"
            hint={words('nextHint', { min: PASSWORD_LENGTH_MIN })}
            autoComplete="new-password"
            required
          />
          <TextField
            label={words('again')}
            name="again"
            type="password"
            autoComplete="new-password"
            required
          />
          <p className="text-xs text-muted">{words('changeHint')}</p>
          <div>
            <SubmitButton>{words('change')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
    </div>
  )
}
