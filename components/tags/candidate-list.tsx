import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { CandidateRow, CandidateScreen, CandidateSide } from '@/lib/editorial/candidate-list'
import { deskAddress } from '@/lib/editorial/addresses'
import type { Evidence } from '@/lib/editorial/merge-candidates'
import { TagChip } from '@/components/desk/tag-chip'

type Props = {
  screen: CandidateScreen
  dismiss: FormAction<void>
  /** Takes back that two are not one. */
  reoffer: FormAction<void>
  /** Indicators are merged at once; tags have a page that shows what it would do. */
  merge?: FormAction<void>
}

/** Pairs that may be one thing, surest first, each with what speaks for it and what can be said to it. */
export function CandidateList({ screen: { rows, total }, ...acts }: Props) {
  const words = useTranslations('vocabulary.candidates')
  if (rows.length === 0) {
    return (
      <EmptyState title={words('none')}>
        <p className="text-muted">{words('noneHint')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <ol className="border-t border-ink">
        {rows.map((row) => (
          <Pair key={`${row.keep.id} ${row.other.id}`} row={row} {...acts} />
        ))}
      </ol>
      <p className="mt-3 text-xs text-muted">{words('count', { shown: rows.length, total })}</p>
    </>
  )
}

function Pair({ row, dismiss, reoffer, merge }: { row: CandidateRow } & Omit<Props, 'screen'>) {
  const words = useTranslations('vocabulary.candidates')
  const format = useFormatter()
  const { keep, other, evidence, score } = row
  const names = { other: other.name, keep: keep.name }
  const pair = { aId: keep.id, bId: other.id }
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-rule py-3 md:grid-cols-[3.5rem_minmax(0,1fr)_auto]">
      <p className="font-serif text-lg tabular-nums">
        <span className="sr-only">{words('score')} </span>
        {format.number(score, { style: 'percent', maximumFractionDigits: 0 })}
      </p>
      <div className="grid gap-1">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-base">
          <Side side={other} />
          <span aria-hidden className="text-muted">
            →
          </span>
          <Side side={keep} />
        </p>
        <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
          {evidence.map((one) => (
            <li key={one.kind}>
              <Sign evidence={one} />
            </li>
          ))}
        </ul>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        {merge ? (
          <ActionForm
            action={merge}
            hidden={{ id: other.id, version: other.version, intoId: keep.id }}
            done={words('merged', names)}
            className="contents"
          >
            <SubmitButton kind="plain" size="small">
              <span className="sr-only">{words('mergeLabel', names)}</span>
              <span aria-hidden>{words('merge')}</span>
            </SubmitButton>
          </ActionForm>
        ) : (
          <LinkButton size="small" href={deskAddress.tagMerge(other.id, keep.id)}>
            <span className="sr-only">{words('compareLabel', names)}</span>
            <span aria-hidden>{words('compare')}</span>
          </LinkButton>
        )}
        <ActionForm
          action={dismiss}
          hidden={pair}
          done={words('dismissed')}
          undo={{ action: reoffer, hidden: pair, done: words('reoffered') }}
          className="contents"
        >
          <SubmitButton kind="bare" size="small">
            <span className="sr-only">{words('dismissLabel', names)}</span>
            <span aria-hidden>{words('dismiss')}</span>
          </SubmitButton>
        </ActionForm>
      </div>
    </li>
  )
}

function Side({ side }: { side: CandidateSide }) {
  const words = useTranslations('vocabulary.candidates')
  const { id, kind, name, disambiguation, uses } = side
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {kind === 'indicator' ? (
        <a href={deskAddress.indicator(id)} lang="zh-CN" className="border-b border-rule hover:text-accent">
          {name}
        </a>
      ) : (
        <TagChip type={kind} {...{ name, disambiguation }} href={deskAddress.tag(id)} />
      )}
      <span className="text-xs text-muted tabular-nums">{words('uses', { count: uses })}</span>
    </span>
  )
}

/** One reason, as a sentence with the names it rests on. */
function Sign({ evidence }: { evidence: Evidence }) {
  const words = useTranslations('vocabulary.candidates.evidence')
  const { kind, ...facts } = evidence
  return <>{words(kind, facts)}</>
}
