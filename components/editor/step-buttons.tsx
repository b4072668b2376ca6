'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { Button, type ButtonKind } from '@/components/ui/button'
import { DialogButton } from '@/components/ui/dialog'
import { MoreMenu } from '@/components/ui/more-menu'
import { roundOf } from '@/lib/editorial/review'
import type { Step } from '@/lib/editorial/workflow'
import { ApproveForm } from './approve-form'
import type { ChangedWords } from './change-fields'
import type { EditorArticle, EditorRights, StepAnswer } from './editor-article'
import type { FigureChoice } from './figures-of'
import { PublishForm } from './publish-form'
import { ChangeScheduleForm, ScheduleForm } from './schedule-form'
import { ConfirmStep, ReasonForm, SubmitForm } from './step-forms'
import type { Unsettled } from './unsettled-points'

/** What a step is sent with besides the article and its version. */
export type StepFields = Readonly<Record<string, string | readonly string[]>>

type Props = {
  article: EditorArticle
  rights: EditorRights
  /** The figures that stand in the text now. */
  figures: () => readonly FigureChoice[]
  /** The only words that were changed since readers saw it, where they are few; asked when a form opens. */
  changed: () => ChangedWords | null
  isTaking: boolean
  /** Two texts stand against each other: no step is taken before one is chosen. */
  isInConflict: boolean
  unsettled: () => Unsettled
  /** Takes a step that needs nothing said. */
  onStep: (step: Step, fields?: StepFields) => void
  /** Takes a step for the dialog that asked what it needs. */
  onSend: (step: Step, fields?: StepFields) => Promise<StepAnswer>
}

/** In the order of the work; what is seldom or grave stands behind 更多. */
const SHOWN = [
  'recall',
  'return',
  'submit',
  'approve',
  'unschedule',
  'schedule',
  'publish',
  'revive',
  'restore',
] as const
const BEHIND = ['unpublish', 'withdraw', 'kill', 'trash'] as const

/** The ways the article may move now, for this person. */
export function StepButtons({ article, rights, isTaking, isInConflict, ...asking }: Props) {
  const words = useTranslations('workflow.steps')
  const id = useId()
  const [shown, behind] = [SHOWN.filter((step) => rights[step]), BEHIND.filter((step) => rights[step])]
  const isBlocked = isInConflict && shown.length + behind.length > 0
  const blocked = {
    disabled: isTaking || isInConflict,
    'aria-describedby': isBlocked ? id : undefined,
  }
  const step = (name: Step) => <StepButton key={name} step={name} {...{ article, blocked }} {...asking} />
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isBlocked && (
        <p id={id} className="text-xs text-danger">
          {words('inConflict')}
        </p>
      )}
      {shown.map(step)}
      {behind.length > 0 && <MoreMenu label={words('more')}>{behind.map(step)}</MoreMenu>}
    </div>
  )
}

type Blocked = { disabled: boolean; 'aria-describedby': string | undefined }
type Asking = Pick<Props, 'article' | 'figures' | 'changed' | 'unsettled' | 'onStep' | 'onSend'>
type StepProps = Asking & { step: Step; blocked: Blocked }

/** Steps that are taken at once have a button, the others a dialog that asks what they need. */
function StepButton({ step, blocked, ...asking }: StepProps) {
  const { article, onStep } = asking
  const words = useTranslations('workflow')
  const label = useStepLabel(step, article)
  const kind: ButtonKind =
    step === 'publish' || step === 'approve' ? 'primary' : isGrave(step) ? 'danger' : 'plain'
  const form = formOf(step, asking)
  if (form)
    return (
      <DialogButton
        {...blocked}
        {...{ kind, label }}
        title={step === 'approve' || step === 'schedule' ? label : words(`titles.${step}`)}
      >
        {form}
      </DialogButton>
    )
  return (
    <Button
      {...blocked}
      kind={kind}
      onClick={() => onStep(step, step === 'publish' ? { change: 'none' } : {})}
    >
      {label}
    </Button>
  )
}

const isGrave = (step: Step) => BEHIND.some((grave) => grave === step)

function useStepLabel(step: Step, { liveSlug, state, review, isPublic }: EditorArticle): string {
  const words = useTranslations('workflow')
  if (step === 'publish' && (state === 'SCHEDULED' || state === 'CHANGE_SCHEDULED'))
    return words('steps.publishNow')
  if (step === 'schedule' && isPublic) return words('steps.scheduleChange')
  if (step === 'publish' && liveSlug !== null) return words('steps.republish')
  if (step === 'approve' && review)
    return words('steps.approveRound', {
      round: words(`rounds.${roundOf(review.preset, review.round).name}`),
    })
  return words(`steps.${step}`)
}

function formOf(step: Step, { article, figures, changed, unsettled, onSend }: Asking): ReactNode {
  const { review, isPublic, times, change, correctionDrafts, liveSlug } = article
  const take = (fields?: StepFields) => onSend(step, fields)
  switch (step) {
    case 'submit':
      return article.reviewers.length > 0 && <SubmitForm article={article} onSubmit={take} />
    case 'return':
    case 'withdraw':
    case 'kill':
      return <ReasonForm step={step} onReason={(reason) => take({ reason })} />
    case 'approve':
      return review && <ApproveForm {...{ review, unsettled }} onApprove={take} />
    case 'publish':
      return (
        isPublic && (
          <PublishForm
            slug={liveSlug}
            expiresAt={(change ?? times)?.expiresAt ?? null}
            drafts={[...(change?.corrections ?? []), ...correctionDrafts]}
            figures={figures()}
            changed={changed}
            unsettled={unsettled}
            onPublish={take}
          />
        )
      )
    case 'schedule':
      return isPublic ? (
        <ChangeScheduleForm
          {...{ unsettled, changed }}
          drafts={correctionDrafts}
          figures={figures()}
          onSchedule={take}
        />
      ) : (
        <ScheduleForm {...{ unsettled }} onSchedule={take} />
      )
    case 'unpublish':
    case 'trash':
      return <ConfirmStep step={step} onConfirm={() => take()} />
    default:
      return null
  }
}
