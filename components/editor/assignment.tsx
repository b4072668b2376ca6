'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { DialogButton } from '@/components/ui/dialog'
import { SelectField } from '@/components/ui/select-field'
import { toDeskTime } from '@/lib/editorial/publication-times'
import type { EditorArticle, StepAnswer } from './editor-article'
import { StepForm } from './step-form'
import { TimeField } from './time-field'

type Fields = { assigneeId: string; dueAt: string }
type Props = {
  article: EditorArticle
  mayAssign: boolean
  isTaking: boolean
  onAssign: (fields: Fields) => Promise<StepAnswer>
}

/** Who is to work on the article and until when. */
export function Assignment({ article, mayAssign, isTaking, onAssign }: Props) {
  const words = useTranslations('workflow.assign')
  const format = useFormatter()
  const { people, assigneeId, dueAt } = article
  const name = people.find(({ id }) => id === assigneeId)?.name
  const time = dueAt && format.dateTime(new Date(dueAt), { dateStyle: 'medium', timeStyle: 'short' })
  if (!mayAssign && !name && !time) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      {name && <span>{words('to', { name })}</span>}
      {time && <span>{words('due', { time })}</span>}
      {mayAssign && (
        <DialogButton
          label={words('open')}
          title={words('title')}
          kind="quiet"
          size="small"
          disabled={isTaking}
        >
          <AssignForm article={article} onAssign={onAssign} />
        </DialogButton>
      )}
    </div>
  )
}

function AssignForm({ article, onAssign }: Pick<Props, 'article' | 'onAssign'>) {
  const words = useTranslations('workflow.assign')
  const [assigneeId, setAssignee] = useState(article.assigneeId ?? '')
  const [dueAt, setDueAt] = useState(article.dueAt ? toDeskTime(new Date(article.dueAt)) : '')
  return (
    <StepForm label={words('open')} onSend={() => onAssign({ assigneeId, dueAt })}>
      <SelectField
        name="assigneeId"
        label={words('person')}
        value={assigneeId}
        onChange={({ target }) => setAssignee(target.value)}
        options={[
          { value: '', label: words('nobody') },
          ...article.people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TimeField name="dueAt" label={words('until')} value={dueAt} onChange={setDueAt} />
    </StepForm>
  )
}
