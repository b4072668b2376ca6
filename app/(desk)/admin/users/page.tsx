import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/desk/page-header'
import { NewUserButton } from '@/components/desk/new-user-button'
import { RoleRights } from '@/components/desk/role-rights'
import { UserList } from '@/components/desk/user-list'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { UserQuery } from '@/lib/editorial/user'
import { listUsers } from '@/lib/newsroom/list-users'
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
  const [screen, words] = await Promise.all([listUsers(actor, query), getTranslations('admin.users')])
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')}>
        <NewUserButton action={actions.createUserAction} />
      </PageHeader>
      <UserList
        {...{ address, query, screen }}
        self={actor.id}
        acts={{
          changeRole: actions.changeRoleAction,
          disable: actions.disableUserAction,
          enable: actions.enableUserAction,
          reset: actions.resetPasswordAction,
        }}
      />
      <RoleRights />
    </>
  )
}
