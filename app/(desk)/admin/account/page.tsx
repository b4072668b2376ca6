import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountForms } from '@/components/desk/account-forms'
import { DeviceList } from '@/components/desk/device-list'
import { PageHeader } from '@/components/desk/page-header'
import { actorOnPage, currentSession } from '@/lib/auth/actor'
import { listDevices } from '@/lib/newsroom/list-devices'
import { changePasswordAction, endOwnSessionAction, updateAccountAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('account.update')
  return { title: (await getTranslations('admin.account'))('title') }
}

export default async function AccountPage() {
  const actor = await actorOnPage('account.update')
  const [devices, session, words] = await Promise.all([
    listDevices(actor),
    currentSession(),
    getTranslations('admin.account'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={actor.email} />
      <AccountForms
        name={actor.name}
        locale={actor.locale}
        update={updateAccountAction}
        changePassword={changePasswordAction}
      />
      <DeviceList devices={devices} here={session?.sessionId ?? ''} end={endOwnSessionAction} />
    </>
  )
}
