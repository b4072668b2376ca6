import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import type { OverviewFailure } from '@/lib/editorial/overview'
import { ImportReason } from '@/components/imports/import-reason'
import { OverviewItem, OverviewList } from './overview-list'

type Props = { failures: readonly OverviewFailure[]; dismiss: FormAction<void> }

/** What went wrong and waits for a person; nothing is shown while nothing did. */
export function OverviewFailures({ failures, dismiss }: Props) {
  const words = useTranslations('admin.home')
  const hasEffects = failures.some(({ kind }) => kind === 'effect' || kind === 'mails')
  return (
    <OverviewList
      title={words('failures')}
      total={failures.length}
      all={hasEffects ? deskAddress.sideEffects : deskAddress.import}
    >
      {failures.map((failure) => (
        <Failure key={keyOf(failure)} {...{ failure, dismiss }} />
      ))}
    </OverviewList>
  )
}

function keyOf(failure: OverviewFailure): string {
  if (failure.kind === 'mails') return failure.kind
  return `${failure.kind} ${failure.kind === 'effect' ? failure.effect.id : failure.id}`
}

function Failure({ failure, dismiss }: { failure: OverviewFailure; dismiss: FormAction<void> }) {
  const words = useTranslations('admin.home')
  const effects = useTranslations('workflow.effects')
  switch (failure.kind) {
    case 'import':
      return (
        <OverviewItem
          href={deskAddress.import}
          label={failure.path}
          note={<ImportReason code={failure.code ?? 'server'} facts={failure.facts} />}
          at={failure.at}
          act={
            <ActionForm
              action={dismiss}
              hidden={{ id: failure.id }}
              done={words('dismissed')}
              className="ml-auto shrink-0 max-sm:ml-0"
            >
              <SubmitButton kind="bare" size="small" label={words('dismissOf', { file: failure.path })}>
                {words('dismiss')}
              </SubmitButton>
            </ActionForm>
          }
        />
      )
    case 'mails':
      return <OverviewItem href={deskAddress.sideEffects} label={words('mails', { count: failure.count })} />
    case 'fallen':
      return (
        <OverviewItem
          href={deskAddress.article(failure.id)}
          label={failure.headline || words('untitled')}
          note={words('fallen')}
          at={failure.at}
        />
      )
    case 'effect': {
      const { kind, state, article, dueAt, error } = failure.effect
      const what = `${effects(`kinds.${kind}`)} · ${effects(`states.${state}`)}`
      return (
        <OverviewItem
          href={deskAddress.sideEffects}
          label={article.headline}
          note={error ? `${what}：${error}` : what}
          at={dueAt}
          isLate
        />
      )
    }
  }
}
