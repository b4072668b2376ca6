import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { PICTURE_MEGABYTES_MAX } from '@/lib/editorial/picture'

type Props = { megabytes: number; action: FormAction<void> }

/** How large a picture may be that is handed over. */
export function MediaSetting({ megabytes, action }: Props) {
  const words = useTranslations('desk.settings')
  return (
    <ActionForm action={action} done={words('mediaSaved')} className="grid max-w-[32rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('media')}</h2>
      <TextField
        label={words('mediaLabel')}
        name="megabytes"
        hint={words('mediaHint', { max: PICTURE_MEGABYTES_MAX })}
        type="number"
        min={1}
        max={PICTURE_MEGABYTES_MAX}
        defaultValue={megabytes}
        required
      />
      <div>
        <SubmitButton>{words('saveMedia')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
