import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Notice } from '@/components/ui/notice'
import { Pill, type Tone } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import {
  MAIL_STATES,
  type MailList as List,
  type MailRow,
  type MailSource,
  type MailState,
} from '@/lib/editorial/mail'

const TONES: Record<MailState, Tone> = {
  failed: 'danger',
  late: 'warning',
  waiting: 'plain',
  sent: 'muted',
  dropped: 'muted',
}

type Props = { list: List & { source: MailSource }; replay: FormAction<void> }

/** The letters of the house, with what was not sent on top. */
export function MailList({ list: { rows, counts, source }, replay }: Props) {
  const words = useTranslations('mail.list')
  const columns = useColumns(replay)
  return (
    <section className="mt-10 grid gap-3 border-t border-ink pt-3">
      <h2 className="text-base font-bold">{words('title')}</h2>
      <p className="max-w-[46em] text-xs text-muted">{words('lede')}</p>
      {source === 'off' && <Notice tone="warning">{words('off')}</Notice>}
      {rows.length === 0 ? (
        <p className="text-muted">{words('none')}</p>
      ) : (
        <>
          <p className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
            {MAIL_STATES.map((state) => (
              <span key={state}>
                {words(`states.${state}`)} {counts[state]}
              </span>
            ))}
          </p>
          <DataTable caption={words('title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
        </>
      )}
    </section>
  )
}

function useColumns(replay: Props['replay']): Column<MailRow>[] {
  const words = useTranslations('mail.list')
  const format = useFormatter()
  const time = (at: Date) => (
    <time dateTime={at.toISOString()} className="whitespace-nowrap tabular-nums">
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  )
  return [
    { key: 'letter', heading: words('letter'), isName: true, cell: ({ kind }) => words(`kinds.${kind}`) },
    {
      key: 'to',
      heading: words('to'),
      cell: ({ to }) => (
        <span translate="no" className="break-all">
          {to}
        </span>
      ),
    },
    {
      key: 'state',
      heading: words('state'),
      cell: ({ state, error, isGivenUp }) => (
        <span className="grid justify-items-start gap-1">
          <Pill tone={TONES[state]}>{words(`states.${state}`)}</Pill>
          {isGivenUp && <span className="text-xs text-muted">{words('givenUp')}</span>}
          {error && <span className="text-xs break-words text-danger">{error}</span>}
        </span>
      ),
    },
    { key: 'created', heading: words('created'), cell: ({ createdAt }) => time(createdAt) },
    { key: 'sent', heading: words('sent'), isMinor: true, cell: ({ sentAt }) => sentAt && time(sentAt) },
    { key: 'attempts', heading: words('attempts'), isNumeric: true, cell: ({ attempts }) => attempts },
    {
      key: 'act',
      heading: words('act'),
      cell: ({ id, mayReplay }) =>
        mayReplay && (
          <ActionForm action={replay} hidden={{ id }} done={words('queued')}>
            <SubmitButton kind="quiet" size="small">
              {words('again')}
            </SubmitButton>
          </ActionForm>
        ),
    },
  ]
}
