'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { BorneNameQuestion } from '@/components/desk/borne-name'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import { TAG_TYPES } from '@/lib/pipeline/model'

type Props = { action: FormAction<{ id: string }> }

/** Opens the form for a new tag and then the tag. */
export function NewTagButton({ action }: Props) {
  const words = useTranslations('admin.tags')
  const common = useTranslations('common.tagType')
  const router = useRouter()
  return (
    <DialogButton kind="primary" label={words('new')} title={words('new')}>
      <ActionForm action={action} onDone={({ id }) => router.push(deskAddress.tag(id))}>
        <SelectField
          label={words('type')}
          name="type"
          options={TAG_TYPES.map((type) => ({ value: type, label: common(type) }))}
        />
        <TextField label={words('name')} name="name" required />
        <TextField label={words('disambiguation')} name="disambiguation" hint={words('disambiguationHint')} />
        <TextAreaField label={words('description')} name="description" hint={words('descriptionHint')} />
        <div className="flex justify-end">
          <SubmitButton>{words('create')}</SubmitButton>
        </div>
        <BorneNameQuestion namespace="admin.tags" same={{ way: 'open' }} />
      </ActionForm>
    </DialogButton>
  )
}
