'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { DIMENSIONS, type Dimension } from '@/lib/editorial/indicator'

type Values = { name: string; dimension: Dimension; canonicalUnit: string; description: string }
type Props = { values?: Values; isReadOnly?: boolean }

/** The fields of an indicator, for the form that makes one and the form that changes one. */
export function IndicatorFields({ values, isReadOnly = false }: Props) {
  const words = useTranslations('admin.metrics')
  const dimensions = useTranslations('common.dimension')
  return (
    <>
      <TextField
        label={words('name')}
        name="name"
        defaultValue={values?.name}
        required
        readOnly={isReadOnly}
      />
      <SelectField
        key={values?.dimension}
        label={words('dimension')}
        name="dimension"
        defaultValue={values?.dimension ?? 'other'}
        disabled={isReadOnly}
        options={DIMENSIONS.map((value) => ({ value, label: dimensions(value) }))}
      />
      <TextField
        label={words('canonicalUnit')}
        name="canonicalUnit"
        hint={words('canonicalUnitHint')}
        defaultValue={values?.canonicalUnit}
        readOnly={isReadOnly}
      />
      <TextAreaField
        label={words('description')}
        name="description"
        defaultValue={values?.description}
        readOnly={isReadOnly}
      />
    </>
  )
}
