import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { CheckField } from '@/components/ui/check-field'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'

type Props = { adminsNeedFactor: boolean; action: FormAction<void> }

/** What the site asks of those who can do most. */
export function SecuritySetting({ adminsNeedFactor, action }: Props) {
  const words = useTranslations('admin.factor')
  return (
    <ActionForm action={action} done={words('settingSaved')} className="grid max-w-[40rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('setting')}</h2>
      <p className="text-xs text-muted">{words('settingWhat')}</p>
      <CheckField label={words('settingLabel')} name="adminsNeedFactor" defaultChecked={adminsNeedFactor} />
      <div>
        <SubmitButton>{words('settingSave')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
