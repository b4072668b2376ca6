import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable, type Column } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Pill, type Tone } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import { deskAddress } from '@/lib/editorial/addresses'
import {
  SIDE_EFFECT_STATES,
  type SideEffectList,
  type SideEffectRow,
  type SideEffectState,
} from '@/lib/editorial/side-effects'

const TONES: Record<SideEffectState, Tone> = {
  failed: 'danger',
  overdue: 'warning',
  waiting: 'plain',
  done: 'muted',
}

type Props = { list: SideEffectList; replay: FormAction<void> }

/** What follows from publications at their hours, with what failed or is late on top. */
export function SideEffects({ list: { rows, counts }, replay }: Props) {
  const words = useTranslations('workflow.effects')
  const columns = useColumns(replay)
  if (rows.length === 0) return <EmptyState title={words('none')} />
  return (
    <>
      <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
        {SIDE_EFFECT_STATES.map((state) => (
          <span key={state} className="tabular-nums">
            {words('count', { state: words(`states.${state}`), count: counts[state] })}
          </span>
        ))}
      </p>
      <DataTable caption={words('title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </>
  )
}

function useColumns(replay: Props['replay']): Column<SideEffectRow>[] {
  const words = useTranslations('workflow.effects')
  const format = useFormatter()
  const time = (at: Date) => (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
  return [
    {
      key: 'article',
      heading: words('article'),
      isName: true,
      cell: ({ kind, article }) => (
        <Link href={deskAddress.article(article.id)} prefetch={false} className="hover:text-accent">
          {words(`kinds.${kind}`)} <span lang="zh-CN">{article.headline}</span>
        </Link>
      ),
    },
    {
      key: 'state',
      heading: words('state'),
      cell: ({ state, error }) => (
        <span className="grid justify-items-start gap-1">
          <Pill tone={TONES[state]}>{words(`states.${state}`)}</Pill>
          {error && <span className="text-xs break-words text-danger">{error}</span>}
        </span>
      ),
    },
    { key: 'due', heading: words('due'), cell: ({ dueAt }) => time(dueAt) },
    { key: 'done', heading: words('done'), isMinor: true, cell: ({ doneAt }) => doneAt && time(doneAt) },
    { key: 'attempts', heading: words('attempts'), isNumeric: true, cell: ({ attempts }) => attempts },
    {
      key: 'replay',
      heading: words('replay'),
      cell: ({ id, state }) =>
        state !== 'waiting' && (
          <ActionForm action={replay} hidden={{ id }} done={words('replayed')}>
            <SubmitButton>{words('replay')}</SubmitButton>
          </ActionForm>
        ),
    },
  ]
}
