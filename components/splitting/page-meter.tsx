'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Notice } from '@/components/ui/notice'
import { deskAddress } from '@/lib/editorial/addresses'
import type { PageStatus } from '@/lib/editorial/page-view'
import { isUnsure, placedOf } from './desk-rows'
import { useDesk } from './desk-session'
import type { Closing } from './use-done'

type Props = { status: PageStatus; next: { id: string; name: string } | null; closing: Closing }

/** How many printed lines have an owner, how many decisions are unsure, and the act that closes the page or opens it again. */
export function PageMeter({ status, next, closing }: Props) {
  const words = useTranslations('desk.page')
  const splitting = useTranslations('splitting')
  const { rows, run } = useDesk()
  const { placed, total } = placedOf(rows)
  const unsure = rows.filter((row) => row.isFirst && isUnsure(row)).length
  const left = total - placed
  const isDone = status === 'DONE'
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-baseline gap-x-4 text-sm tabular-nums">
        <span id="page-placed">
          {left === 0 ? words('placedAll', { total }) : words('placed', { placed, total })}
        </span>
        {unsure === 0 ? (
          <span className="text-xs text-muted">{splitting('unsureNone')}</span>
        ) : (
          <Button
            size="small"
            kind="bare"
            className="text-warning"
            onClick={() => run({ do: 'stop', stop: 'unsure', by: 1 })}
          >
            {splitting('unsureLeft', { count: unsure })}
          </Button>
        )}
      </p>
      <div
        role="meter"
        aria-labelledby="page-placed"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={placed}
        className="h-1.5 bg-rule"
      >
        <div
          className={`h-full ${left === 0 ? 'bg-positive' : 'bg-warning'}`}
          style={{ width: `${total === 0 ? 100 : (placed / total) * 100}%` }}
        />
      </div>
      {left > 0 && !isDone && (
        <p className="text-xs text-danger">
          {words('doneBlocked', { count: left })}{' '}
          <button
            type="button"
            className="min-h-6 cursor-pointer underline underline-offset-4"
            onClick={() => run({ do: 'stop', stop: 'unowned', by: 1 })}
          >
            {words('unownedFirst')}
          </button>
        </p>
      )}
      {closing.refusal && <Notice tone="danger">{closing.refusal}</Notice>}
      {closing.mayClose && (
        <div className="flex flex-wrap gap-2">
          <Button
            kind={isDone ? 'quiet' : 'primary'}
            aria-disabled={closing.isBusy}
            title="Ctrl+Enter"
            onClick={closing.run}
          >
            {isDone ? words('reopen') : words('done')}
          </Button>
          {isDone && next && (
            <LinkButton kind="primary" href={deskAddress.page(next.id)}>
              {splitting('next', { name: next.name })}
            </LinkButton>
          )}
        </div>
      )}
      {isDone && (
        <p className="text-xs text-muted">
          {splitting('closed')} {!next && splitting('nextNone')}
        </p>
      )}
    </div>
  )
}
