import { useTranslations } from 'next-intl'
import type { FormAction } from '@/lib/action-result'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { REVIEW_PRESETS, type ReviewPreset } from '@/lib/editorial/review'

type Props = { preset: ReviewPreset; action: FormAction<void> }

/** How many pairs of eyes an article needs before readers see it. */
export function ReviewSetting({ preset, action }: Props) {
  const words = useTranslations('workflow')
  const desk = useTranslations('desk.settings')
  return (
    <ActionForm action={action} done={words('settings.saved')} className="grid max-w-[40rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('settings.title')}</h2>
      <p className="text-xs text-muted">{words('settings.what')}</p>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-xs text-muted">{words('settings.label')}</legend>
        {REVIEW_PRESETS.map((one) => (
          <label key={one} className="flex items-start gap-2">
            <input type="radio" name="preset" value={one} defaultChecked={one === preset} className="mt-1" />
            {words(`presets.${one}`)}
          </label>
        ))}
      </fieldset>
      <div>
        <SubmitButton>{desk('saveReview')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
