import { useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { PageStatus } from '@/lib/editorial/page-view'

type Props = {
  page: { id: string; version: number; status: PageStatus }
  placed: number
  total: number
  /** The address of the first line that nobody owns, or null when there is none. */
  unownedAddress: string | null
  action: FormAction<{ version: number }>
}

/** How many printed lines have an owner, and the act that closes the page or opens it again. */
export function PageProgress({ page, placed, total, unownedAddress, action }: Props) {
  const words = useTranslations('desk.page')
  const isDone = page.status === 'DONE'
  const left = total - placed
  return (
    <div className="grid gap-2">
      <p className="text-sm tabular-nums" id="page-placed">
        {left === 0 ? words('placedAll', { total }) : words('placed', { placed, total })}
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
          {unownedAddress && (
            <a href={unownedAddress} className="underline underline-offset-4">
              {words('unownedFirst')}
            </a>
          )}
        </p>
      )}
      <ActionForm
        action={action}
        hidden={{ id: page.id, version: page.version, done: isDone ? 'false' : 'true' }}
        done={isDone ? words('reopenedSaid') : words('doneSaid')}
      >
        <div>
          <SubmitButton kind={isDone ? 'quiet' : 'primary'} isDisabled={!isDone && left > 0}>
            {isDone ? words('reopen') : words('done')}
          </SubmitButton>
        </div>
      </ActionForm>
    </div>
  )
}
