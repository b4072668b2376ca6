import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import type { FormAction } from '@/lib/action-result'
import { stationLines, type StationName } from '@/lib/editorial/stations'

type Props = { stations: readonly StationName[]; action: FormAction<void> }

/** The cities of the corridor line, a line of text each. */
export function StationSetting({ stations, action }: Props) {
  const words = useTranslations('desk.settings')
  return (
    <ActionForm action={action} done={words('stationsSaved')} className="grid max-w-[32rem] gap-4">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('stations')}</h2>
      <TextAreaField
        label={words('stationsLabel')}
        name="stations"
        hint={words('stationsHint')}
        defaultValue={stationLines(stations)}
        rows={9}
        required
      />
      <div>
        <SubmitButton>{words('saveStations')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
