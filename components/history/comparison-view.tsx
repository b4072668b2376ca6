'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { DifferenceView } from '@/components/editor/difference-view'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/action-result'
import type { AnnotationDifference } from '@/lib/document/annotation-difference'
import { isNoDifference, type ContentDifference } from '@/lib/document/difference'
import type { RevisionRow } from '@/lib/editorial/history'
import { AnnotationChanges, type TagName } from './annotation-changes'

type Comparison = {
  from: RevisionRow
  to: RevisionRow
  difference: ContentDifference
  annotations: readonly AnnotationDifference[]
  tags: Readonly<Record<string, TagName>>
  isSectionGone: boolean
}

type Props = {
  article: { id: string; version: number; head: number }
  comparison: Comparison
  sections: readonly { id: string; name: string }[]
  rights: { restore: boolean; name: boolean }
  actions: { restore: FormAction; name: FormAction }
}

/** Two revisions compared: words and details, then names and figures; and what can be done with them. */
export function ComparisonView({ article, comparison, sections, rights, actions }: Props) {
  const words = useTranslations('history')
  const { from, to, difference, annotations, tags } = comparison
  const isSame = isNoDifference(difference) && annotations.length === 0
  const older = [from, to].filter(({ number }) => number !== article.head)
  return (
    <section aria-labelledby="comparison" className="grid min-w-0 content-start gap-5">
      <header className="grid gap-2 border-b border-ink pb-2">
        <h2 id="comparison" className="text-base font-bold">
          {words('comparison', { from: from.number, to: to.number })}
        </h2>
        <Between from={from} to={to} />
        <div className="flex flex-wrap gap-2">
          {rights.restore &&
            older.map(({ number }) => (
              <Restore
                key={number}
                article={article}
                number={number}
                comparison={comparison}
                action={actions.restore}
              />
            ))}
          {rights.name && <NameButton articleId={article.id} number={to.number} action={actions.name} />}
        </div>
      </header>
      {isSame ? (
        <p>{words('same')}</p>
      ) : (
        <>
          {difference.isLayoutChanged && <p>{words('layout')}</p>}
          <DifferenceView difference={difference} sections={sections} />
          <AnnotationChanges annotations={annotations} tags={tags} />
        </>
      )}
    </section>
  )
}

function Between({ from, to }: Pick<Comparison, 'from' | 'to'>) {
  const words = useTranslations('history')
  const common = useTranslations('common')
  const format = useFormatter()
  const time = ({ at }: RevisionRow) =>
    format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <p className="text-xs text-muted">
      {words('between', {
        fromTime: time(from),
        fromBy: from.by ?? common('machine'),
        toTime: time(to),
        toBy: to.by ?? common('machine'),
      })}
    </p>
  )
}

type RestoreProps = Pick<Props, 'article' | 'comparison'> & { number: number; action: FormAction }

function Restore({ article, number, comparison, action }: RestoreProps) {
  const words = useTranslations('history.restore')
  const label = words('label', { number })
  return (
    <ConfirmButton
      action={action}
      hidden={{ id: article.id, version: article.version, number }}
      label={label}
      title={words('title', { number })}
      done={words('done', { number })}
      size="small"
    >
      <p>{words('what', { number })}</p>
      {comparison.isSectionGone && number === comparison.to.number && (
        <Notice tone="warning">{words('section')}</Notice>
      )}
    </ConfirmButton>
  )
}

function NameButton(props: { articleId: string; number: number; action: FormAction }) {
  const words = useTranslations('history.name')
  return (
    <DialogButton
      label={words('label', { number: props.number })}
      title={words('title')}
      size="small"
      kind="quiet"
    >
      <NameForm {...props} />
    </DialogButton>
  )
}

function NameForm({ articleId, number, action }: { articleId: string; number: number; action: FormAction }) {
  const words = useTranslations('history.name')
  const common = useTranslations('common')
  const close = useCloseDialog()
  return (
    <ActionForm action={action} hidden={{ id: articleId, number }} done={words('done')} onDone={close}>
      <TextField label={words('field')} name="name" hint={words('hint')} required maxLength={60} />
      <div className="flex justify-end">
        <SubmitButton kind="primary">{common('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
