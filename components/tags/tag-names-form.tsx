'use client'

import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import { BorneNameQuestion } from '@/components/desk/borne-name'
import type { TagType } from '@/lib/pipeline/model'

type Tag = {
  id: string
  version: number
  type: TagType
  name: string
  disambiguation: string
  description: string
}
type Props = { tag: Tag; action: FormAction<void>; mayChange: boolean; mayMerge: boolean }

/** Name, distinguishing note and description; read-only for those who may not change them. */
export function TagNamesForm({ tag, action, mayChange, mayMerge }: Props) {
  const words = useTranslations('admin.tags')
  const common = useTranslations('common')
  const { id, version, type, name, disambiguation, description } = tag
  const readOnly = !mayChange
  return (
    <ActionForm action={action} hidden={{ id, version }} done={words('saved')}>
      <TextField label={words('name')} name="name" defaultValue={name} required readOnly={readOnly} />
      <TextField
        label={words('disambiguation')}
        name="disambiguation"
        hint={words('disambiguationHint')}
        defaultValue={disambiguation}
        readOnly={readOnly}
      />
      <TextAreaField
        label={words('description')}
        name="description"
        hint={words('descriptionHint')}
        defaultValue={description}
        readOnly={readOnly}
      />
      {mayChange && (
        <div>
          <SubmitButton>{common('save')}</SubmitButton>
        </div>
      )}
      <BorneNameQuestion
        namespace="admin.tags"
        same={mayMerge ? { way: 'give', kind: 'tag', id, type } : null}
      />
    </ActionForm>
  )
}
