import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ConflictList } from '@/components/figures/conflict-list'
import { PageHeader } from '@/components/desk/page-header'
import type { Query } from '@/components/ui/list-address'
import { actorOnPage } from '@/lib/auth/actor'
import { ConflictQuery } from '@/lib/editorial/conflict'
import { can } from '@/lib/editorial/policy'
import { listConflicts } from '@/lib/newsroom/list-conflicts'
import { reopenConflictAction, settleConflictAction } from './actions'

type Props = { searchParams: Promise<Query> }

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('conflict.view')
  return { title: (await getTranslations('desk.conflicts'))('title') }
}

export default async function ConflictsPage({ searchParams }: Props) {
  const actor = await actorOnPage('conflict.view')
  const address = await searchParams
  const query = ConflictQuery.parse(address)
  const words = await getTranslations('desk.conflicts')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <ConflictList
        address={address}
        query={query}
        screen={await listConflicts(actor, query)}
        canSettle={can(actor, 'conflict.settle')}
        actions={{ settle: settleConflictAction, reopen: reopenConflictAction }}
      />
    </>
  )
}
