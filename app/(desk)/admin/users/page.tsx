import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { InvitationList } from '@/components/accounts/invitation-list'
import { InviteButton } from '@/components/accounts/invite-button'
import { NewUserButton } from '@/components/accounts/new-user-button'
import { RoleRights } from '@/components/accounts/role-rights'
import { UserList } from '@/components/accounts/user-list'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { INVITATION_DAYS } from '@/lib/editorial/account-keys'
import { UserQuery } from '@/lib/editorial/user'
import { listInvitations } from '@/lib/newsroom/invite-user'
import { listUsers } from '@/lib/newsroom/list-users'
import { canResetByMail } from '@/lib/newsroom/reset-by-mail'
import * as actions from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('user.view')
  return { title: (await getTranslations('admin.users'))('title') }
}

export default async function UsersPage({ searchParams }: Props) {
  const actor = await actorOnPage('user.view')
  const address = await searchParams
  const query = UserQuery.parse(address)
  const [screen, invitations, isMailOn, words] = await Promise.all([
    listUsers(actor, query),
    listInvitations(actor),
    canResetByMail(),
    getTranslations('admin.users'),
  ])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <NewUserButton action={actions.createUserAction} />
        <InviteButton action={actions.inviteUserAction} isMailOff={!isMailOn} days={INVITATION_DAYS} />
      </PageHeader>
      <UserList
        {...{ address, query, screen }}
        self={actor.id}
        acts={{
          changeRole: actions.changeRoleAction,
          disable: actions.disableUserAction,
          enable: actions.enableUserAction,
          reset: actions.resetPasswordAction,
          resetFactor: actions.resetSecondFactorAction,
        }}
      />
      <InvitationList
        rows={invitations}
        again={actions.reinviteUserAction}
        revoke={actions.uninviteUserAction}
      />
      <RoleRights />
    </>
  )
}
