import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailChoice } from '@/components/desk/mail-choice'
import { NotificationList } from '@/components/desk/notification-list'
import { PageHeader } from '@/components/desk/page-header'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { actorOnPage } from '@/lib/auth/actor'
import { NotificationQuery } from '@/lib/editorial/notification'
import { countUnread, getMailChoice, listNotifications } from '@/lib/newsroom/notifications'
import { chooseMailAction, markAllAction, markNotificationAction } from './actions'

type Props = PageProps<'/admin/notifications'>

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('notification.view')
  return { title: (await getTranslations('notifications'))('title') }
}

export default async function NotificationsPage({ searchParams }: Props) {
  const actor = await actorOnPage('notification.view')
  const address = await searchParams
  const query = NotificationQuery.parse(address)
  const [screen, unread, choice, words] = await Promise.all([
    listNotifications(actor, query),
    countUnread(actor),
    getMailChoice(actor),
    getTranslations('notifications'),
  ])
  const at = new Date().toISOString()
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        {unread > 0 && (
          <ActionForm
            action={markAllAction}
            hidden={{ at, isRead: 'true' }}
            done={words('markedAll')}
            undo={{ action: markAllAction, hidden: { at, isRead: 'false' }, done: words('markedAllUnread') }}
            className=""
          >
            <SubmitButton kind="plain">{words('markAll')}</SubmitButton>
          </ActionForm>
        )}
      </PageHeader>
      <NotificationList address={address} show={query.show} screen={screen} mark={markNotificationAction} />
      <MailChoice {...choice} choose={chooseMailAction} />
    </>
  )
}
