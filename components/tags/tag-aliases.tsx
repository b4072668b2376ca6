'use client'

import { useTranslations } from 'next-intl'
import { AliasEditor } from '@/components/desk/alias-editor'
import { ActionForm } from '@/components/ui/action-form'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { TagAlias } from '@/lib/editorial/tag'
import type { TagType } from '@/lib/pipeline/model'

type Acts = { put: FormAction<void>; remove: FormAction<void>; mayMerge: boolean }
type Props = {
  id: string
  type: TagType
  aliases: readonly TagAlias[]
  /** Null when the person may only look. */
  acts: Acts | null
}

/** The other names of a tag, each with the time it was in use, and a line to add one. */
export function TagAliases({ id, type, aliases, acts }: Props) {
  const own = useTranslations('vocabulary.alias')
  const rows = aliases.map((alias) => ({
    name: alias.name,
    note: <Validity alias={alias} />,
    fields: { validFrom: alias.validFrom ?? '', validTo: alias.validTo ?? '' },
    act: acts && (
      <DialogButton
        kind="bare"
        size="small"
        label={own('when')}
        title={own('whenTitle', { name: alias.name })}
      >
        <ValidityForm id={id} alias={alias} action={acts.put} />
      </DialogButton>
    ),
  }))
  return (
    <AliasEditor
      id={id}
      aliases={rows}
      namespace="admin.tags"
      acts={
        acts && {
          add: acts.put,
          remove: acts.remove,
          same: acts.mayMerge ? { way: 'take', kind: 'tag', id, type } : null,
        }
      }
    />
  )
}

/** From when to when a name was in use, or nothing when neither is known. */
function Validity({ alias: { validFrom, validTo } }: { alias: TagAlias }) {
  const words = useTranslations('vocabulary.alias')
  if (validFrom === null && validTo === null) return null
  const text =
    validFrom !== null && validTo !== null
      ? words('fromTo', { from: validFrom, to: validTo })
      : validFrom === null
        ? words('until', { to: validTo ?? '' })
        : words('from', { from: validFrom })
  return <span className="text-xs text-muted tabular-nums">{text}</span>
}

function ValidityForm({ id, alias, action }: { id: string; alias: TagAlias; action: Acts['put'] }) {
  const words = useTranslations('vocabulary.alias')
  const common = useTranslations('common')
  const close = useCloseDialog()
  return (
    <ActionForm action={action} hidden={{ id, name: alias.name }} done={words('whenDone')} onDone={close}>
      <p className="text-muted">{words('whenHint')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={words('validFrom')}
          name="validFrom"
          type="date"
          defaultValue={alias.validFrom ?? ''}
        />
        <TextField label={words('validTo')} name="validTo" type="date" defaultValue={alias.validTo ?? ''} />
      </div>
      <div className="flex justify-end">
        <SubmitButton>{common('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
