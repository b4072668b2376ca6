import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountForms } from '@/components/accounts/account-forms'
import { DeviceList } from '@/components/accounts/device-list'
import { EmailForm } from '@/components/accounts/email-form'
import { PageHeader } from '@/components/desk/page-header'
import { SecondFactor } from '@/components/accounts/second-factor'
import { actorOnPage, currentSession } from '@/lib/auth/actor'
import { canResetByMail } from '@/lib/newsroom/reset-by-mail'
import { getSecondFactor } from '@/lib/newsroom/second-factor'
import { listDevices } from '@/lib/newsroom/list-devices'
import * as actions from './actions'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('account.update')
  return { title: (await getTranslations('admin.account'))('title') }
}

export default async function AccountPage() {
  const actor = await actorOnPage('account.update')
  const [devices, isMailOn, factor, session, words] = await Promise.all([
    listDevices(actor),
    canResetByMail(),
    getSecondFactor(actor),
    currentSession(),
    getTranslations('admin.account'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={actor.email} />
      <AccountForms
        name={actor.name}
        locale={actor.locale}
        update={actions.updateAccountAction}
        changePassword={actions.changePasswordAction}
      />
      <div className="mt-8 max-w-4xl md:w-1/2 md:pr-4">
        <EmailForm email={actor.email} isMailOff={!isMailOn} action={actions.wishEmailAction} />
      </div>
      <SecondFactor
        factor={factor}
        isRequired={session?.mustEnrol ?? false}
        acts={{
          begin: actions.beginSecondFactorAction,
          confirm: actions.confirmSecondFactorAction,
          renew: actions.remakeRecoveryCodesAction,
          remove: actions.removeSecondFactorAction,
        }}
      />
      <DeviceList
        devices={devices}
        here={session?.sessionId ?? ''}
        end={actions.endOwnSessionAction}
        endOthers={actions.endOtherSessionsAction}
      />
    </>
  )
}
