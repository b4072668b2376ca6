import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/select-field'
import { VOCABULARY_STATES } from '@/lib/editorial/tag'

type Props = {
  state: (typeof VOCABULARY_STATES)[number] | undefined
  /** Where the words stand in admin.json: tags and indicators speak of the same. */
  namespace: 'admin.tags' | 'admin.metrics'
}

/** Whether a list shows what stands, what was merged, or all. */
export function VocabularyStateField({ state, namespace }: Props) {
  const words = useTranslations(namespace)
  const names = { current: words('current'), merged: words('merged'), all: words('any') }
  return (
    <SelectField
      label={words('state')}
      name="state"
      defaultValue={state ?? ''}
      options={VOCABULARY_STATES.map((one) => ({ value: one === 'current' ? '' : one, label: names[one] }))}
    />
  )
}
