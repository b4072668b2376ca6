import { useFormatter, useTranslations } from 'next-intl'
import { StatusPill } from '@/components/desk/status-pill'
import { Button } from '@/components/ui/button'
import { Pill } from '@/components/ui/pill'
import { deskAddress } from '@/lib/editorial/addresses'
import type { RevisionRow } from '@/lib/editorial/history'
import { STATUSES } from '@/lib/editorial/workflow'

type Props = {
  articleId: string
  head: number
  revisions: readonly RevisionRow[]
  /** The two that are compared now. */
  from: number | null
  to: number
}

/** The revisions of an article, newest first: who, when and why; any two can be chosen to be compared. */
export function RevisionList({ articleId, head, revisions, from, to }: Props) {
  const words = useTranslations('history')
  return (
    <form action={deskAddress.history(articleId)} className="grid content-start gap-3">
      <div className="flex items-end justify-between gap-3 border-b border-ink pb-1.5">
        <h2 className="text-base font-bold">{words('list')}</h2>
        <Button type="submit" size="small">
          {words('compare')}
        </Button>
      </div>
      <ol className="grid max-h-[70dvh] overflow-y-auto" tabIndex={0} aria-label={words('list')}>
        {revisions.map((row) => (
          <li
            key={row.number}
            className="grid grid-cols-[auto_auto_minmax(0,1fr)] items-baseline gap-x-3 border-b border-rule py-2"
          >
            <Choice name="from" number={row.number} isChosen={row.number === from} />
            <Choice name="to" number={row.number} isChosen={row.number === to} />
            <Row row={row} isNewest={row.number === head} />
          </li>
        ))}
      </ol>
      <p className="text-xs text-muted">{words('kept')}</p>
    </form>
  )
}

function Choice({ name, number, isChosen }: { name: 'from' | 'to'; number: number; isChosen: boolean }) {
  const words = useTranslations('history')
  return (
    <label className="inline-flex min-h-6 items-center gap-1 text-xs text-muted">
      <input
        type="radio"
        name={name}
        value={number}
        defaultChecked={isChosen}
        aria-label={words(name, { number })}
        className="size-4 accent-(--color-ink)"
      />
      <span aria-hidden>{words(`columns.${name}`)}</span>
    </label>
  )
}

function Row({ row, isNewest }: { row: RevisionRow; isNewest: boolean }) {
  const words = useTranslations('history')
  const common = useTranslations('common')
  const format = useFormatter()
  const reason = `reason.${row.reason}` as 'reason.save'
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
        <span className="font-bold tabular-nums">{words('number', { number: row.number })}</span>
        {isNewest && <Pill>{words('newest')}</Pill>}
        {row.isPublic ? (
          <Pill tone="positive">{words('public')}</Pill>
        ) : (
          row.wasPublic && <Pill tone="muted">{words('wasPublic')}</Pill>
        )}
        {row.waits && <Pill tone="positive">{words('waits')}</Pill>}
        <Marks marks={row.marks} />
      </p>
      <p className="text-xs text-muted [overflow-wrap:anywhere]">
        <time dateTime={row.at} className="tabular-nums">
          {format.dateTime(new Date(row.at), { dateStyle: 'medium', timeStyle: 'medium' })}
        </time>
        {' · '}
        {row.by ?? common('machine')}
        {' · '}
        {words.has(reason) ? words(reason, { number: row.restoredFrom ?? 0 }) : row.reason}
      </p>
    </div>
  )
}

function Marks({ marks }: Pick<RevisionRow, 'marks'>) {
  const words = useTranslations('history')
  return marks.map(({ kind, name, at }) => {
    const status = STATUSES.find((one) => one === kind)
    if (status) return <StatusPill key={at + kind} status={status} />
    return name && <Pill key={at + kind}>{words('named', { name })}</Pill>
  })
}
