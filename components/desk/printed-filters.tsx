import { useTranslations } from 'next-intl'
import { CheckField } from '@/components/ui/check-field'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'

type Props = { newspapers: readonly string[]; newspaper: string | undefined; printedOn: string | undefined }

/** Narrows a list to what one paper printed on one day; pages of which it is not known can be asked for too. */
export function PrintedFilters({ newspapers, newspaper = '', printedOn = '' }: Props) {
  const words = useTranslations('desk.pages')
  const isUndated = printedOn === 'none'
  return (
    <>
      <SelectField
        label={words('newspaper')}
        name="newspaper"
        defaultValue={newspaper}
        options={[
          { value: '', label: words('newspaperAll') },
          ...newspapers.map((name) => ({ value: name, label: name })),
          { value: 'none', label: words('newspaperNone') },
        ]}
      />
      <TextField
        label={words('printedOn')}
        name="printedOn"
        type="date"
        defaultValue={isUndated ? '' : printedOn}
      />
      <CheckField label={words('undated')} name="undated" defaultChecked={isUndated} />
    </>
  )
}
