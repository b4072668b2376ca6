import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { SiteSettings } from '@/lib/editorial/site-settings'

type Props = { names: SiteSettings; action: FormAction<void> }

/** What the site is called. */
export function SiteSetting({ names: { name, nameEn }, action }: Props) {
  const words = useTranslations('desk.settings')
  return (
    <ActionForm action={action} done={words('saved')} className="grid max-w-[32rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('site')}</h2>
      <TextField
        label={words('name')}
        name="name"
        lang="zh-CN"
        hint={words('nameHint')}
        defaultValue={name}
        maxLength={40}
        required
      />
      <TextField
        label={words('nameEn')}
        name="nameEn"
        lang="en"
        hint={words('nameEnHint')}
        defaultValue={nameEn}
        maxLength={40}
        required
      />
      <div>
        <SubmitButton>{words('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
