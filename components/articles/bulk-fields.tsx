'use client'

import { useTranslations } from 'next-intl'
import { PickEntry } from '@/components/desk/pick-entry'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { BulkAct, type BulkKind } from '@/lib/editorial/bulk'
import { PRIORITIES } from '@/lib/editorial/priority'
import type { ReviewCheck } from '@/lib/editorial/review'

export type BulkChoices = {
  people: readonly { id: string; name: string }[]
  sections: readonly { id: string; name: string }[]
  /** What the newsroom's rounds ask a reviewer to have looked at. */
  checks: readonly ReviewCheck[]
}

type Props = { kind: BulkKind; choices: BulkChoices }

/** What an act on many articles needs to be told. */
export function BulkFields({ kind, choices }: Props) {
  const words = useTranslations('daily.bulk')
  const workflow = useTranslations('workflow')
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  switch (kind) {
    case 'assign':
      return (
        <SelectField
          label={workflow('list.assignee')}
          name="assigneeId"
          options={[{ value: '', label: workflow('list.assigneeNone') }, ...named(choices.people)]}
        />
      )
    case 'due':
      return <TextField label={words('dueAt')} hint={words('dueHint')} name="dueAt" type="datetime-local" />
    case 'priority':
      return (
        <SelectField
          label={workflow('priority.label')}
          name="priority"
          options={PRIORITIES.map((value) => ({ value, label: workflow(`priority.${value}`) }))}
        />
      )
    case 'section':
      return <SelectField label={words('section')} name="sectionId" options={named(choices.sections)} />
    case 'tag':
      return (
        <PickEntry
          exceptId=""
          namespace="admin.tags"
          search="/api/desk/tags?limit=12"
          name="tagId"
          legend={words('tag')}
        />
      )
    case 'approve':
      return <Opinion checks={choices.checks} />
    case 'withdraw':
      return <TextAreaField label={workflow('reason.withdraw')} name="reason" required maxLength={2000} />
    default:
      return null
  }
}

/** The reviewer says to have made the checks of each article, and what there is to say. */
function Opinion({ checks }: Pick<BulkChoices, 'checks'>) {
  const workflow = useTranslations('workflow')
  return (
    <>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-xs text-muted">{workflow('approve.checks')}</legend>
        {checks.map((check) => (
          <label key={check} className="flex items-start gap-2">
            <input type="checkbox" name="checks" value={check} className="mt-1 accent-accent" />
            {workflow(`checks.${check}`)}
          </label>
        ))}
      </fieldset>
      <TextAreaField label={workflow('approve.opinionOptional')} name="opinion" maxLength={5000} />
    </>
  )
}

/** The act that the fields say, or null where they do not say one. */
export function readAct(kind: BulkKind, form: FormData): BulkAct | null {
  const fields = {
    kind,
    assigneeId: form.get('assigneeId') || null,
    dueAt: form.get('dueAt'),
    priority: form.get('priority'),
    sectionId: form.get('sectionId'),
    tagId: form.get('tagId'),
    opinion: form.get('opinion') ?? '',
    reason: form.get('reason'),
    checks: form.getAll('checks'),
  }
  return BulkAct.safeParse(fields).data ?? null
}
