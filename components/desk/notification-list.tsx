import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import type { Query } from '@/components/ui/list-address'
import { Pager } from '@/components/ui/pager'
import { SubmitButton } from '@/components/ui/submit-button'
import { Tabs } from '@/components/ui/tabs'
import type { FormAction } from '@/lib/action-result'
import { deskAddress, placeOfNews } from '@/lib/editorial/addresses'
import type { Screen } from '@/lib/editorial/desk-lists'
import type { NotificationQuery, NotificationRow } from '@/lib/editorial/notification'

type Props = {
  address: Query
  show: NotificationQuery['show']
  screen: Screen<NotificationRow>
  mark: FormAction<void>
}

/** What one was told, the newest first; each leads to its article and can be made read and unread. */
export function NotificationList({ address, show, screen, mark }: Props) {
  const words = useTranslations('notifications')
  const path = deskAddress.notifications
  return (
    <section className="grid max-w-4xl">
      <Tabs
        label={words('views')}
        tabs={[
          { href: path, label: words('all'), isCurrent: show === 'all' },
          { href: `${path}?show=unread`, label: words('unread'), isCurrent: show === 'unread' },
        ]}
      />
      {screen.rows.length === 0 ? (
        <EmptyState title={words(show === 'unread' ? 'noneUnread' : 'empty')} />
      ) : (
        <>
          <ol className="grid">
            {screen.rows.map((row) => (
              <Row key={row.id} row={row} mark={mark} />
            ))}
          </ol>
          <Pager
            {...{ path, query: address, next: screen.next, total: screen.total }}
            shown={screen.rows.length}
          />
        </>
      )}
    </section>
  )
}

function Row({ row, mark }: { row: NotificationRow; mark: FormAction<void> }) {
  const words = useTranslations('notifications')
  const format = useFormatter()
  const { id, kind, article, commentId, by, detail, at, isRead } = row
  return (
    <li className="grid grid-cols-[0.75rem_minmax(0,1fr)_auto] items-baseline gap-x-2 border-b border-rule py-2.5">
      <span className={isRead ? '' : 'size-2 self-center rounded-full bg-accent'}>
        {!isRead && <span className="sr-only">{words('isUnread')}</span>}
      </span>
      <div className="grid min-w-0 gap-0.5 wrap-anywhere">
        <p className={isRead ? 'text-muted' : ''}>
          {words(`kind.${kind}`, { by: by ?? words('machine') })}{' '}
          {article ? (
            <Link
              href={placeOfNews(kind, article.id, commentId)}
              prefetch={false}
              lang="zh-CN"
              className="font-bold text-ink underline decoration-rule underline-offset-4 hover:text-accent"
            >
              {article.headline || words('untitled')}
            </Link>
          ) : (
            words('outOfSight')
          )}
        </p>
        {detail && <p className="line-clamp-2 text-xs text-muted">{detail}</p>}
        <time dateTime={at} className="text-xs text-muted tabular-nums">
          {format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </div>
      <ActionForm action={mark} hidden={{ id, isRead: String(!isRead) }} className="">
        <SubmitButton kind="bare" size="small">
          {words(isRead ? 'markUnread' : 'markRead')}
        </SubmitButton>
      </ActionForm>
    </li>
  )
}
